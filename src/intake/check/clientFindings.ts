import type { Day } from "../../domain/basis/day";
import { isoDay } from "../../domain/basis/day";
import { groupBy } from "../../domain/basis/groupBy";
import type { ClientRecord } from "../../domain/client/client";
import { qualityOf, type RatingRange } from "../../domain/policy/signature";
import { CELLS_NAMED, cellsSaid, message, quoted, type IntakeMessage } from "../messages";
import type { Records, TableReading } from "../read/reading";
import type { Finding, Source } from "../source";

/** A cell of a client's row, with what is said of it. */
interface Told {
  readonly provider: string;
  readonly value: string;
  readonly address: string;
}

/**
 * What deserves a look in a sheet of clients once the day of the figures is known: judgments after that day, which
 * cannot be yet, and ratings that no scale of the policy knows, by agency.
 * @param day that of the figures; null when nobody says it.
 */
export function withClientFindings(
  { source, records, warnings }: Pick<TableReading<Records<ClientRecord>>, "source" | "records" | "warnings">,
  day: Day | null,
  ranges: readonly RatingRange[],
): { readonly source: Source; readonly warnings: readonly IntakeMessage[] } {
  const places = Array.from({ length: records.length }, (_, place) => place);
  const later =
    day === null ? [] : places.filter((place) => (records.recordAt(place).insolvency?.date ?? 0) > day);
  const unknown = places.flatMap((place) =>
    records
      .recordAt(place)
      .ratings.filter((rating) => qualityOf(rating, ranges) === null)
      .map(({ provider, value }): Told => ({ provider, value, address: records.addressAt(place, "rating") })),
  );
  const found = [
    ...judgmentsLater(
      source.sheet,
      later.map((place) => ({
        address: records.addressAt(place, "insolvencyDate", "insolvent"),
        value: isoDay(records.recordAt(place).insolvency?.date ?? 0),
      })),
    ),
    ...[...groupBy(unknown, ({ provider }) => provider)].map(([, all]) => ratingsUnknown(source.sheet, all)),
  ];
  return {
    source: { ...source, findings: [...source.findings, ...found] },
    warnings: [...warnings, ...found.map(({ message: said }) => said as IntakeMessage)],
  };
}

function judgmentsLater(sheet: string, all: readonly Pick<Told, "address" | "value">[]): Finding[] {
  const [first] = all;
  if (first === undefined) return [];
  return [finding("judgment-later", { sheet, rows: all.length, ...first }, all)];
}

function ratingsUnknown(sheet: string, all: readonly Told[]): Finding {
  const [first] = all;
  const values = {
    sheet,
    rows: all.length,
    provider: quoted(first?.provider ?? ""),
    value: quoted(first?.value ?? ""),
    address: first?.address ?? "",
  };
  return finding("rating-unknown-scale", values, all);
}

function finding(
  code: "judgment-later" | "rating-unknown-scale",
  values: IntakeMessage["values"],
  all: readonly Pick<Told, "address">[],
): Finding {
  const addresses = all.slice(0, CELLS_NAMED).map(({ address }) => address);
  const said = { ...values, ...cellsSaid(addresses, all.length) };
  return { message: message(code, said), addresses, rows: all.length };
}
