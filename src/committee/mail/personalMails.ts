import type { Day } from "../../domain/basis/day";
import { peopleIn, type NamedPerson } from "../../domain/committee/namedPeople";
import { toldIn, type Told } from "../../domain/committee/toldPeople";
import type { Document } from "../../documents/form/document";
import type { HandOver } from "../../excel/host/handOver";
import type { Translator } from "../../locales/translator";
import type { Participant } from "../port/people";
import { mailToSend, type MailToSend } from "./mailToSend";

/** A message for one person alone, to be looked at before it leaves. */
export interface PersonalMail extends MailToSend {
  readonly name: string;
  /** Clients of the agenda and actions that it speaks of. */
  readonly clients: number;
  readonly actions: number;
  /** Null when it is not noted as sent. */
  readonly told: Told | null;
  /** The due dates as the text of an iCalendar file; null without any, or where no file arrives. */
  readonly dates: string | null;
}

/** Everybody's own message about a committee. */
export interface PersonalMails {
  readonly committee: Day;
  /** In the order of the names. */
  readonly mails: readonly PersonalMail[];
  /** Clients of the agenda without a salesperson, and whether no client has any. */
  readonly unassigned: number;
  readonly hasNoSalesperson: boolean;
  /** Actions without an owner. */
  readonly unowned: number;
}

/** What one person is written about. */
export interface OwnMatter<Client, Action> {
  readonly person: NamedPerson<Participant>;
  readonly clients: readonly Client[];
  readonly actions: readonly Action[];
}

/** What each person is written about, by name; nobody is left out who has a client or an action. */
export function ownMatters<Client, Action>(
  clients: readonly Client[],
  actions: readonly Action[],
  people: readonly Participant[],
  namesOf: { readonly client: (client: Client) => string; readonly action: (action: Action) => string },
): OwnMatter<Client, Action>[] {
  const found = new Map<string, { person: NamedPerson<Participant>; clients: Client[]; actions: Action[] }>();
  const matterOf = (person: NamedPerson<Participant>) => {
    const own = found.get(person.key) ?? { person, clients: [], actions: [] };
    found.set(person.key, own);
    return own;
  };
  const seen = new Map<string, readonly NamedPerson<Participant>[]>();
  const named = (text: string) => {
    const persons = seen.get(text) ?? peopleIn(text, people);
    seen.set(text, persons);
    return persons;
  };
  for (const client of clients) {
    for (const person of named(namesOf.client(client))) matterOf(person).clients.push(client);
  }
  for (const action of actions) {
    for (const person of named(namesOf.action(action))) matterOf(person).actions.push(action);
  }
  return [...found.values()].sort((a, b) => a.person.name.localeCompare(b.person.name));
}

/** One person's message in every way it can be sent. */
export function personalMail(
  { person, clients, actions }: OwnMatter<unknown, unknown>,
  document: Document,
  dates: string | null,
  told: string,
  sending: { readonly workbook: string | null; readonly words: Translator; readonly handsOver: HandOver },
): PersonalMail {
  const { workbook, words, handsOver } = sending;
  const { name, known } = person;
  const to = known ?? { ...NOBODY, name };
  return {
    ...mailToSend(document, workbook, [to], words, handsOver),
    name,
    clients: clients.length,
    actions: actions.length,
    told: toldIn(told, name),
    dates: handsOver.downloads ? dates : null,
  };
}

const NOBODY: Participant = {
  role: "",
  name: "",
  email: "",
  isCreditManager: false,
  isArbiter: false,
  isDirector: false,
  isContact: true,
};
