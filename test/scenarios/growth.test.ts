import { testGrowth } from "./growth";

// The slow tests go to 16,000 rows, 32,000 items and five years.
testGrowth({ rows: 500, items: 500, weeks: 16 });
