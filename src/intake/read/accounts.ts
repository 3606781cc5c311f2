import { toUnits, type Cents } from "../../domain/basis/money";
import { message, type IntakeMessage } from "../messages";
import type { CellValue } from "../cells/sheetGrid";
import type { Layout } from "../find/layout";
import { isSupplierAccount } from "../find/lineWords";

/** What stands on an account of the French chart of accounts (credit committee rules, §2). */
export type AccountRole =
  "receivable" | "doubtful" | "retention" | "bills" | "deposits" | "deliveries" | "other";

/** The longest beginnings first: 4117 before 411. */
const ROLES: readonly (readonly [beginning: string, role: AccountRole])[] = [
  ["4117", "retention"],
  ["4191", "deposits"],
  ["411", "receivable"],
  ["413", "bills"],
  ["416", "doubtful"],
  ["418", "deliveries"],
];

/** The role of an account by its number. */
export function accountRole(cell: CellValue | undefined): AccountRole {
  const number = String(cell ?? "").trimStart();
  return ROLES.find(([beginning]) => number.startsWith(beginning))?.[1] ?? "other";
}

/** Rows looked at for accounts of suppliers among codes of clients. */
const ROWS_SAMPLED = 5_000;

/**
 * The column of general accounts of a ledger that holds clients' accounts; -1 for any other table. A list of accounts
 * without 411 is taken for one of clients under other numbers.
 */
export function ledgerAccount(layout: Layout): number {
  const { account, clientCode, debit, credit } = layout.columns;
  const isSigned = debit !== undefined && credit !== undefined;
  const column = account ?? clientCode;
  if (column === undefined) return -1;
  const { values } = layout.grid;
  let hasSuppliers = false;
  let hasClients = false;
  // A list of clients hardly has suppliers by their account: its codes are sampled, those of a ledger all looked at.
  const isLedger = account !== undefined || isSigned;
  const end = isLedger ? values.length : Math.min(values.length, layout.headerIndex + 1 + ROWS_SAMPLED);
  for (let row = layout.headerIndex + 1; row < end; row++) {
    const cell = values[row]?.[column.index];
    hasClients ||= accountRole(cell) === "receivable";
    if (hasClients && isLedger) return column.index;
    hasSuppliers ||= cell !== undefined && cell !== "" && isSupplierAccount(cell);
    if (hasClients && hasSuppliers) return column.index;
  }
  return -1;
}

/** Accounts told one by one. */
const ACCOUNTS_TOLD = 6;

/** What is left out of a ledger, by account. */
export class AccountsLeftOut {
  private readonly accounts = new Map<string, { rows: number; sum: Cents }>();

  add(cell: CellValue | undefined, amount: Cents): void {
    const account = String(cell ?? "")
      .trim()
      .slice(0, 3);
    const known = this.accounts.get(account) ?? { rows: 0, sum: 0 };
    this.accounts.set(account, { rows: known.rows + 1, sum: known.sum + amount });
  }

  /** One message an account, the largest first, and one for all others. */
  messages(sheet: string): readonly IntakeMessage[] {
    const accounts = [...this.accounts].sort(([, one], [, other]) => Math.abs(other.sum) - Math.abs(one.sum));
    const told = accounts
      .slice(0, ACCOUNTS_TOLD)
      .map(([account, { rows, sum }]) =>
        message("account-left-out", { sheet, account, rows, count: rows, amount: toUnits(sum) }),
      );
    const others = accounts.slice(ACCOUNTS_TOLD).map(([, account]) => account);
    if (others.length === 0) return told;
    const rows = others.reduce((all, each) => all + each.rows, 0);
    const amount = toUnits(others.reduce((all, { sum }) => all + sum, 0));
    const values = { sheet, rows, count: others.length, accounts: others.length, amount };
    return [...told, message("accounts-left-out", values)];
  }
}
