import { testFirstCosts, testRefreshCosts, testTwoWeeks } from "./cost";

testFirstCosts(100_000);
testRefreshCosts(30_000);
testTwoWeeks(120_000);
