import { createRequire } from "node:module";
import { resolve } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import polars from "nodejs-polars";
import { sumifs } from "./libreoffice.mjs";

// Rules of DOMAIN with lateness alone: late above 500 and more than 5 days; serious above 5 000 over 60 days, or from
// a quarter of the balance and 20 000 on. Amounts are texts ("1234,56"), days are serial.
const [, , bundle, items, who] = process.argv;
const { sheetOf, coloursOf, REFERENCE } = createRequire(import.meta.url)(resolve(bundle));
const grid = sheetOf(Number(items));
const headings = grid.values[0].map(String);
const at = (heading) => headings.indexOf(heading);
const [CLIENT, DUE, AMOUNT] = [at("Code client"), at("Échéance"), at("Restant dû (EUR)")];
const { values } = grid;
const RESIDUE = 50;
const BUCKETS = [1, 31, 61, 91, 121];

function colourOf({ overdue, over60, oldest, balance }) {
  if (overdue <= 500 || oldest <= 5) return "green";
  const isSerious = (oldest > 60 && over60 > 5000) || (overdue >= 20000 && overdue >= balance / 4);
  return isSerious ? "red" : "orange";
}

function counted(colours) {
  const counts = { red: 0, orange: 0, green: 0 };
  for (const colour of colours) counts[colour] += 1;
  return counts;
}

/** One pass as anyone would write it. */
function bareLoop() {
  const clients = new Map();
  for (let row = 1; row < values.length; row += 1) {
    const cells = values[row];
    const code = String(cells[CLIENT]);
    let client = clients.get(code);
    if (client === undefined) {
      client = { notDue: 0, credits: 0, late: [0, 0, 0, 0, 0], oldest: 0, balance: 0 };
      clients.set(code, client);
    }
    const amount = Math.round(Number(String(cells[AMOUNT]).replace(/\s/g, "").replace(",", ".")) * 100);
    const late = REFERENCE - cells[DUE];
    client.balance += amount;
    if (amount < 0) client.credits += amount;
    else if (late <= 0) client.notDue += amount;
    else {
      client.late[late > 120 ? 4 : late > 90 ? 3 : late > 60 ? 2 : late > 30 ? 1 : 0] += amount;
      if (amount > RESIDUE * 100 && late > client.oldest) client.oldest = late;
    }
  }
  return counted(
    [...clients.values()].map(({ late, credits, oldest, balance }) => {
      const overdue = Math.max(0, late.reduce((sum, each) => sum + each, 0) + credits);
      const over60 = Math.min(late[2] + late[3] + late[4], overdue);
      return colourOf({ overdue: overdue / 100, over60: over60 / 100, oldest, balance: balance / 100 });
    }),
  );
}

/** The same sums by a spreadsheet's own formulas, once, where LibreOffice is installed. */
function byFormulas() {
  const items = values.slice(1).map((cells) => ({
    client: String(cells[CLIENT]),
    due: cells[DUE],
    amount: Number(String(cells[AMOUNT]).replace(",", ".")),
  }));
  const found = sumifs(items, { reference: REFERENCE, buckets: BUCKETS, residue: RESIDUE });
  if (found === null) return null;
  const cents = (units) => Math.round(units * 100) / 100;
  const theirs = counted(
    found.clients.map(([b0, b1, b2, b3, b4, notDue, credits, due]) => {
      const overdue = Math.max(0, cents(b0 + b1 + b2 + b3 + b4 + credits));
      const over60 = Math.min(cents(b2 + b3 + b4), overdue);
      const oldest = due > 0 ? REFERENCE - due : 0;
      return colourOf({ overdue, over60, oldest, balance: cents(b0 + b1 + b2 + b3 + b4 + notDue + credits) });
    }),
  );
  return { colours: theirs, ms: found.ms };
}

const database = await (await DuckDBInstance.create(":memory:")).connect();

const QUERY = `
  WITH item AS (
    SELECT client, round(CAST(replace(amount, ',', '.') AS DOUBLE) * 100) AS cents, ${REFERENCE} - due AS late FROM items
  ), total AS (
    SELECT client, sum(cents) AS balance, sum(cents) FILTER (cents < 0) AS credits,
      sum(cents) FILTER (cents > 0 AND late <= 0) AS not_due,
      ${BUCKETS.map((from, index) => `sum(cents) FILTER (cents > 0 AND late >= ${from}${index < 4 ? ` AND late < ${BUCKETS[index + 1]}` : ""}) AS b${index}`).join(", ")},
      max(late) FILTER (cents > ${RESIDUE * 100} AND late > 0) AS oldest
    FROM item GROUP BY client
  ), graded AS (
    SELECT *, greatest(0, ${[0, 1, 2, 3, 4].map((index) => `coalesce(b${index}, 0)`).join(" + ")} + coalesce(credits, 0)) AS overdue,
      coalesce(b2, 0) + coalesce(b3, 0) + coalesce(b4, 0) AS old FROM total
  )
  SELECT CASE WHEN overdue <= 50000 OR coalesce(oldest, 0) <= 5 THEN 'green'
    WHEN (oldest > 60 AND least(old, overdue) > 500000) OR (overdue >= 2000000 AND overdue >= balance / 4) THEN 'red'
    ELSE 'orange' END AS colour, count(*) AS clients FROM graded GROUP BY colour`;

async function duckdb() {
  await database.run("CREATE OR REPLACE TABLE items (client VARCHAR, due INTEGER, amount VARCHAR)");
  const appender = await database.createAppender("items");
  for (let row = 1; row < values.length; row += 1) {
    const cells = values[row];
    appender.appendVarchar(String(cells[CLIENT]));
    appender.appendInteger(cells[DUE]);
    appender.appendVarchar(String(cells[AMOUNT]));
    appender.endRow();
  }
  appender.closeSync();
  const rows = (await database.runAndReadAll(QUERY)).getRows();
  return {
    red: 0,
    orange: 0,
    green: 0,
    ...Object.fromEntries(rows.map(([key, count]) => [key, Number(count)])),
  };
}

const { col, lit, when } = polars;

function polarsFrame() {
  const rows = values.slice(1);
  const cents = col("amount").str.replace(",", ".").cast(polars.Float64).mul(100).round(0);
  const sumWhen = (condition, name) => when(condition).then(col("cents")).otherwise(lit(0)).sum().alias(name);
  const isLate = (from, to) => col("cents").gt(0).and(col("late").gtEq(from)).and(col("late").lt(to));
  const clients = polars
    .DataFrame({
      client: rows.map((cells) => String(cells[CLIENT])),
      due: rows.map((cells) => cells[DUE]),
      amount: rows.map((cells) => String(cells[AMOUNT])),
    })
    .withColumns(cents.alias("cents"), lit(REFERENCE).sub(col("due")).alias("late"))
    .groupBy("client")
    .agg(
      col("cents").sum().alias("balance"),
      sumWhen(col("cents").lt(0), "credits"),
      sumWhen(isLate(-1e6, 1), "notDue"),
      ...BUCKETS.map((from, index) => sumWhen(isLate(from, BUCKETS[index + 1] ?? 1e6), `b${index}`)),
      when(
        col("cents")
          .gt(RESIDUE * 100)
          .and(col("late").gt(0)),
      )
        .then(col("late"))
        .otherwise(lit(0))
        .max()
        .alias("oldest"),
    )
    .toRecords();
  return counted(
    clients.map(({ b0, b1, b2, b3, b4, credits, oldest, balance }) => {
      const overdue = Math.max(0, b0 + b1 + b2 + b3 + b4 + credits);
      const over60 = Math.min(b2 + b3 + b4, overdue);
      return colourOf({ overdue: overdue / 100, over60: over60 / 100, oldest, balance: balance / 100 });
    }),
  );
}

const WORKS = {
  "the product": () => coloursOf(grid),
  "bare loop": bareLoop,
  DuckDB: duckdb,
  polars: polarsFrame,
};

/** One round when it is asked for: of the work of this process, or of the formulas, which say themselves what they took. */
async function round(asked) {
  if (asked === "formulas") return byFormulas();
  const start = performance.now();
  const colours = await WORKS[who]();
  return { colours, ms: performance.now() - start };
}

process.on("message", async (asked) => process.send(await round(asked)));
