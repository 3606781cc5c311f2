import "../../src/taskpane/app/beforeFluent";
import { createRoot } from "react-dom/client";
import { PrimaryButton } from "@fluentui/react/lib/Button";

/** The least pane: a Fluent button, whose look tells whether its styles were let in. */
const root = document.getElementById("root");
if (root) createRoot(root).render(<PrimaryButton text="Analyser" style={{ marginTop: 7 }} />);
