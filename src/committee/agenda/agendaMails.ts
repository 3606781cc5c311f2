import { isLate } from "../../documents/agenda/agendaDocument";
import { personalAgenda } from "../../documents/agenda/personalAgenda";
import { peopleIn } from "../../domain/committee/namedPeople";
import type { Participant } from "../port/people";
import { ownMatters, personalMail, type PersonalMails } from "../mail/personalMails";
import type { AgendaPage } from "./agendaPage";

/**
 * Before a committee, each salesperson's clients of the agenda and late actions, and every other owner's late actions
 * (credit committee rules, §5): one message a person.
 * @param told whose message has left already, as the committee's row notes it.
 */
export function agendaMails(
  page: AgendaPage,
  people: readonly Participant[],
  told: string,
  sending: Parameters<typeof personalMail>[4],
): PersonalMails {
  const { items } = page.agenda;
  const late = page.actions.filter(isLate);
  const matters = ownMatters(items, late, people, {
    client: ({ client }) => client.salesperson,
    action: ({ entry }) => entry.owner,
  });
  const salespeople = new Map(
    items.map(({ client }) => [client.clientCode, peopleIn(client.salesperson, people)]),
  );
  return {
    committee: page.day,
    mails: matters.map((own) => {
      const { key, name } = own.person;
      const others = new Map(
        [...salespeople].map(([code, all]) => [
          code,
          all.filter((each) => each.key !== key).map((each) => each.name),
        ]),
      );
      const document = personalAgenda(
        { name, items: own.clients, others, late: own.actions },
        page,
        sending.words,
      );
      return personalMail(own, document, null, told, sending);
    }),
    unassigned: [...salespeople.values()].filter((all) => all.length === 0).length,
    hasNoSalesperson: [...page.clients.values()].every(({ salesperson }) => salesperson === ""),
    unowned: late.filter(({ entry }) => peopleIn(entry.owner, people).length === 0).length,
  };
}
