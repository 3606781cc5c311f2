import { CLIENTS_TABLE } from "../../book/clients";
import { PROTOCOL_TABLE } from "../../book/protocol";
import { PEOPLE_TABLE } from "../../book/settings";
import { blockedList, type BlockedMatter } from "../../documents/closing/blockedList";
import type { Day } from "../../domain/basis/day";
import { folded } from "../../domain/basis/text";
import { withClientCodes } from "../../domain/protocol/clientCodes";
import { byClient, type ProtocolEntry } from "../../domain/protocol/protocol";
import { blockedClients, releasedUntil } from "../../domain/protocol/shipmentBlocks";
import type { ExcelSession } from "../../excel/host/session";
import { readLongTables } from "../../excel/table/readLongTables";
import { mailToSend } from "../mail/mailToSend";
import { readRows } from "../../book/reading";
import type { Values } from "../../book/column";
import { unreadableWarnings } from "../port/unreadable";
import { PEOPLE_COLUMNS, statedPeople, type Participant } from "../port/people";
import { protocolEntries } from "../port/protocolRows";
import { readState, workbookWords } from "../port/workbookState";
import type { BlockedMail } from "./closingContract";

const CLIENT_COLUMNS = ["clientCode", "client", "salesperson", "countedOverdue"] as const;

/**
 * The clients whose shipments are blocked today, and those released for a while, as a message to the people whose role
 * in the settings says that they take orders or deliver. Writes nothing.
 */
export async function blockedMail(session: ExcelSession, today: Day): Promise<BlockedMail> {
  const state = await readState(session);
  const [protocol, people, clients] = await session.run((workbook) =>
    readLongTables(workbook, [
      { layout: PROTOCOL_TABLE, columns: PROTOCOL_TABLE.columns.map(({ key }) => key) },
      { layout: PEOPLE_TABLE, columns: PEOPLE_COLUMNS },
      { layout: CLIENTS_TABLE, columns: CLIENT_COLUMNS },
    ] as const),
  );
  const { entries: typed, warnings } = protocolEntries(protocol);
  const { rows, unreadable } = readRows(CLIENTS_TABLE, clients, CLIENT_COLUMNS);
  const known = new Map(rows.map(({ values }) => [values.clientCode, values]));
  const matter = blockedMatter(withClientCodes(typed, [...known.keys()]), known, today);
  const stated = statedPeople(people);
  const words = workbookWords(state);
  const { companyName: company } = state.policy.parameters;
  return {
    day: today,
    blocked: matter.blocked.length,
    released: matter.released.length,
    message: mailToSend(
      blockedList({ ...matter, company }, words),
      session.file.address,
      stated.people.filter(delivers),
      words,
      session.handsOver,
    ),
    warnings: [...warnings, ...stated.warnings, ...unreadableWarnings(unreadable)],
  };
}

type ClientRow = Values<typeof CLIENTS_TABLE.declared, (typeof CLIENT_COLUMNS)[number]>;

function blockedMatter(
  entries: readonly ProtocolEntry[],
  known: ReadonlyMap<string, ClientRow>,
  day: Day,
): Omit<BlockedMatter, "company"> {
  const blocks = [...blockedClients(entries, day)];
  const blocked = blocks.map(([clientCode, { clientName, committeeDate, decision, topic, until }]) => {
    const record = known.get(clientCode);
    return {
      ...named(clientCode, clientName, record),
      since: committeeDate,
      why: decision || topic,
      overdue: record?.countedOverdue ?? null,
      until,
    };
  });
  const released = [...byClient(entries)].flatMap(([clientCode, own]) => {
    const until = clientCode === "" ? null : releasedUntil(own, clientCode, day);
    return until === null
      ? []
      : [{ ...named(clientCode, own[0]?.clientName ?? "", known.get(clientCode)), until }];
  });
  const byName = (a: { clientName: string }, b: { clientName: string }) =>
    a.clientName.localeCompare(b.clientName, "fr");
  return { day, blocked: blocked.sort(byName), released: released.sort(byName) };
}

/** As the Clients sheet names it today, else as the protocol did. */
function named(clientCode: string, clientName: string, record: ClientRow | undefined) {
  return {
    clientCode,
    clientName: record?.client || clientName,
    salesperson: record?.salesperson ?? "",
  };
}

/** Roles are words that people type: these name whoever takes orders or delivers, in both languages. */
const DELIVERING =
  /\b(logisti\w*|expeditions?|livraisons?|transports?|depot|entrepot|commandes?|adv|administration des ventes|orders?|shipping|deliver\w*|warehouse|dispatch|customer service)\b/;

function delivers({ role }: Participant): boolean {
  return DELIVERING.test(folded(role));
}
