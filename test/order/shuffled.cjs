const { createHash } = require("node:crypto");

/**
 * Runs test files in any order: `npx jest --testSequencer ./test/order/shuffled.cjs`. The order is printed as a number, and
 * comes back when SHUFFLE says that number.
 */
const seed = process.env.SHUFFLE ?? String(Date.now() % 100_000);
const placeOf = ({ path }) => createHash("sha1").update(`${seed} ${path}`).digest("hex");

module.exports = class Shuffled {
  sort(tests) {
    console.log(`Order of the files: SHUFFLE=${seed}`);
    return [...tests].sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  shard(tests) {
    return tests;
  }

  cacheResults() {}
};
