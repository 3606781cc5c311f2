import { testProtocolCosts } from "./protocolLarge";

testProtocolCosts(15_000);
