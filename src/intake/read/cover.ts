import type { CoverLine, CoverStatus } from "../../domain/cover/cover";
import type { Cents } from "../../domain/basis/money";
import { amountColumns, dateColumns } from "./columnReading";
import { answerInPlaceOfAmount, coverStatusOf } from "../find/coverStatus";
import { columnsOf, type Layout } from "../find/layout";
import { TableCells } from "./lines";
import { quoted, RowRemarks } from "../messages";
import { shareOfCell } from "../cells/numbers";
import { isBlank, plainText } from "../cells/plainText";
import { worthOf } from "./currency";
import { Records, sourceOf, type ReadingContext, type TableReading } from "./reading";
import { rejection, RowWalk, type LineOutcome, type Row } from "./rows";

function kindOf(text: string): CoverLine["kind"] {
  const plain = plainText(text);
  if (/^(?:nd|non|n\.d\.)$|non[- ]?denomm|unnamed|undenannt|blind/.test(plain)) return "unnamed";
  return /^(?:d|oui)$|denomm|named|agree/.test(plain) ? "named" : null;
}

/** Reads a list of credit-insurance limits: several lines per client may stand. */
export async function readCover(
  layout: Layout,
  context: ReadingContext,
): Promise<TableReading<Records<CoverLine>>> {
  const cells = new TableCells(layout, context.registry);
  const amounts = amountColumns(layout, columnsOf(layout, ["granted", "requested"]));
  const dates = dateColumns(layout, columnsOf(layout, ["coverFrom", "coverTo"]), pairOf(layout));
  const granted = amounts.columns.find(({ index }) => index === cells.at("granted"));
  const requested = amounts.columns.find(({ index }) => index === cells.at("requested"));
  if (granted === undefined) throw new Error("A cover table has a column of granted amounts.");
  const remarks = new RowRemarks();
  const records = new Records<CoverLine>(layout, context.registry);
  let sum: Cents = 0;

  const dayAt = (row: Row, index: number, field: "coverFrom" | "coverTo"): number | null => {
    const column = dates.columns.find((each) => each.index === cells.at(field));
    const cell = cells.cell(row, field);
    const day = column?.read(cell) ?? null;
    // 31/12/9999 and the like mean "until further notice"; anything else unread is told.
    if (day === null && !isBlank(cell) && !/9999|permanent|indetermin|illimit/i.test(String(cell))) {
      remarks.add("cover-dates-unreadable", () => ({
        address: cells.address(index, field),
        value: quoted(cell),
      }));
    }
    return day;
  };

  const statusAt = (row: Row, index: number, amount: Cents): CoverStatus => {
    const text = cells.text(row, "coverStatus");
    if (text === "")
      return answerInPlaceOfAmount(row[granted.index]) ?? (amount > 0 ? "accepted" : "refused");
    const status = coverStatusOf(text);
    if (status !== null) return status;
    remarks.add("cover-status-unknown", () => ({
      address: cells.address(index, "coverStatus"),
      value: quoted(text),
    }));
    return "pending";
  };

  const line = (row: Row, index: number): LineOutcome => {
    const amount =
      answerInPlaceOfAmount(row[granted.index]) !== null ||
      (isBlank(row[granted.index]) && !isBlank(cells.text(row, "coverStatus")))
        ? 0
        : granted.read(row[granted.index]);
    if (amount === null) return { amount: null, rejected: cells.amountRefused(row, index, granted) };
    if (amount < 0) {
      remarks.add("cover-negative", () => ({
        address: cells.address(index, "granted"),
        value: quoted(row[granted.index] ?? ""),
      }));
    }
    const worth = worthOf(row[granted.index] ?? "", granted.heading, context.options);
    if ("without" in worth) {
      const without = { currency: worth.without };
      return {
        amount: null,
        rejected: rejection(layout.grid, index, granted.index, "currency-without-rate", null, without),
      };
    }
    if (worth.rate !== 1) {
      remarks.add("currency-converted", () => ({ address: cells.address(index, "granted"), ...worth }));
    }
    const inOwn = (stated: Cents) => Math.round(stated * worth.rate);
    const asked = requested?.read(row[requested.index]) ?? null;
    const client = cells.client(index);
    if (client === null) return cells.clientMissing(index, amount);
    records.add(
      client,
      {
        clientCode: "",
        clientName: "",
        insurer: cells.text(row, "insurer"),
        kind: kindOf(cells.text(row, "coverKind")),
        nature: /^temp|provisoire/.test(plainText(cells.text(row, "coverNature")))
          ? "temporary"
          : "permanent",
        granted: Math.max(0, inOwn(amount)),
        requested: asked === null ? null : inOwn(asked),
        from: dayAt(row, index, "coverFrom"),
        to: dayAt(row, index, "coverTo"),
        status: statusAt(row, index, amount),
        insuredShare: shareOfCell(cells.cell(row, "insuredShare")),
      },
      index,
    );
    sum += amount;
    return amount;
  };

  const shape = {
    ...cells.keyColumns(),
    amounts: amounts.columns.map(({ index }) => index),
    evidence: [],
    amountOf: (row: Row) => granted.read(row[granted.index]),
  };
  const rows = await new RowWalk(layout, shape, line).walk(context.pause);
  const facts = {
    dateOrder: dates.order,
    sumRead: sum,
    comparable: true,
    rounding: null,
    columns: [...amounts.columns, ...dates.columns],
    remarks,
  };
  const { source, warnings, explained } = sourceOf(layout, rows, facts);
  const messages = [
    ...amounts.warnings,
    ...dates.warnings,
    ...remarks.messages(layout.grid.sheet),
    ...warnings,
  ];
  return { source, records, explained, warnings: messages.filter(({ code }) => code !== "subtotal-differs") };
}

function pairOf(layout: Layout): Parameters<typeof dateColumns>[2] {
  const { coverFrom, coverTo } = layout.columns;
  return coverFrom === undefined || coverTo === undefined ? null : { earlier: coverFrom, later: coverTo };
}
