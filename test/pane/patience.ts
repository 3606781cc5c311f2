import { configure } from "@testing-library/react";

// Pages are loaded when first shown: a busy machine takes its time.
configure({ asyncUtilTimeout: 20_000 });
