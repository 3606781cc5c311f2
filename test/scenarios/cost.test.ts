import { testFirstCosts, testRefreshCosts } from "./cost";

// The slow tests have ten times as many.
testFirstCosts(5_000);
testRefreshCosts(3_000);
