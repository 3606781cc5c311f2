import { testProtocolCosts } from "./protocolLarge";

// The slow tests have five years.
testProtocolCosts(1_500);
