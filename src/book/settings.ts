import { COLOURS, COVER_GRADES, OVERDUE_GRADES, SIGNATURE_GRADES, UNUSED } from "../domain/policy/grid";
import { anything, count, day, money, openWord, text, TEXT_FORMAT, word } from "./kinds";
import { declareTable } from "./table";

/** Every table of the settings stands on one sheet, from one row on. */
const at = (column: number) => ({ sheet: "settings", row: 4, column }) as const;
const CENTRED = { align: "Center", accepts: "choices" } as const;

/** The parameters of the policy, each with its value in a form of its own: what it may be stands with the policy. */
export const PARAMETERS_TABLE = declareTable("CC_Parameters", at(0), {
  name: text({ width: 216, wrap: true }),
  value: anything({ width: 110, align: "Center", wrap: true }),
  unit: text({ width: 56 }),
  explanation: text({ width: 340, wrap: true }),
});

/** The colour of each combination of grades. */
export const GRID_TABLE = declareTable("CC_Grid", at(5), {
  cover: word([...COVER_GRADES, UNUSED], "grades", { width: 80, ...CENTRED }),
  signature: word([...SIGNATURE_GRADES, UNUSED], "grades", { width: 70, ...CENTRED }),
  overdue: word(OVERDUE_GRADES, "grades", { width: 80, ...CENTRED }),
  colour: word(COLOURS, "colours", { width: 60, ...CENTRED }),
});

/** What makes a signature of a rating, by provider. */
export const RATINGS_TABLE = declareTable("CC_Ratings", at(10), {
  provider: text({ width: 110, accepts: { length: [1, 60] } }),
  from: text({ width: 40, align: "Center", accepts: { length: [1, 5] } }),
  to: text({ width: 40, align: "Center", accepts: { length: [1, 5] } }),
  quality: word(SIGNATURE_GRADES, "grades", { width: 70, ...CENTRED }),
});

/** Roles that the practice knows; a company adds its own. */
export const ROLES = ["creditManager", "salesDirector", "financeDirector", "arbiter"] as const;

/** Roles of people who get mail and do not sit in the committee. */
export const CONTACT_ROLES = ["salesperson", "contact"] as const;

/** Who takes part, and who only gets mail. An address is no shorter and no longer than any can be. */
export const PEOPLE_TABLE = declareTable("CC_People", at(15), {
  role: openWord([...ROLES, ...CONTACT_ROLES], "roles", { width: 150, accepts: "choices" }),
  name: text({ width: 120, accepts: { length: [1, 100] } }),
  email: text({ width: 150, accepts: { length: [6, 254] } }),
});

/** The kinds of action that the protocol offers. */
export const ACTIONS_TABLE = declareTable("CC_Actions", at(19), {
  kind: text({ width: 170, accepts: { length: [1, 60] } }),
});

/** Longest delay that an insurer's policy may have, in days, and largest amount. */
const LONGEST_DELAY = 1_000;
const DAYS = { width: 96, accepts: { between: [0, LONGEST_DELAY] } } as const;

/** What each insurer's policy says of unpaid items. A row is never removed: covers of last year name it. */
export const INSURERS_TABLE = declareTable("CC_Insurers", at(59), {
  insurer: text({ width: 130, accepts: { length: [1, 60] } }),
  daysFromDue: count(DAYS, LONGEST_DELAY),
  daysFromInvoice: count(DAYS, LONGEST_DELAY),
  smallest: money({ width: 80, format: "#,##0", accepts: { between: [0, 1e12] } }),
  uninsuredAfterDays: count(DAYS, LONGEST_DELAY),
});

/** Forced colours (dérogations). A row is never removed: one that has ended explains a colour of last spring. */
export const OVERRIDES_TABLE = declareTable("CC_Overrides", at(21), {
  // Text, so that a code typed by hand keeps its leading zeros.
  clientCode: text({ width: 80, format: TEXT_FORMAT, accepts: { length: [1, 40] } }),
  client: text({ width: 150, wrap: true }),
  colour: word(COLOURS, "colours", { width: 70, ...CENTRED }),
  reason: text({ width: 200, wrap: true, accepts: { length: [1, 500] } }),
  who: text({ width: 120, wrap: true, accepts: { length: [1, 100] } }),
  from: day({ width: 80, accepts: "day" }),
  until: day({ width: 80, accepts: { notBefore: "from" } }),
});
