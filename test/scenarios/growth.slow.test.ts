import { testGrowth } from "./growth";

testGrowth({ rows: 4_000, items: 8_000, weeks: 65 });
