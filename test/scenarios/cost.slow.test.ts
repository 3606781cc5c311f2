import { testFirstCosts, testRefreshCosts } from "./cost";

testFirstCosts(50_000);
testRefreshCosts(30_000);
