import fc from "fast-check";
import ICAL from "ical.js";
import { JSDOM } from "jsdom";
import { protocolEntry } from "../../../test/sample/protocolEntry";
import { personalActions } from "../../documents/closing/personalActions";
import { dayOf, isoDay } from "../../domain/basis/day";
import { isOpen, openActions } from "../../domain/protocol/actions";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { translator } from "../../locales/translator";
import type { Participant } from "../port/people";
import { actionDates } from "./actionDates";
import { ownMatters, personalMail } from "./personalMails";

const DAY = dayOf(2026, 1, 16);
const words = translator("fr");
const person = (name: string, email: string): Participant => ({
  name,
  email,
  role: "Contact",
  isCreditManager: false,
  isArbiter: false,
  isDirector: false,
  isContact: true,
});
const PEOPLE = [person("Anne Roux", "anne@exemple.fr"), person("Paul Martin", "")];

/** Owners as people write them, and whom they are. */
const OWNERS = {
  "": [],
  "Anne Roux": ["Anne Roux"],
  "ROUX Anne": ["Anne Roux"],
  "Roux / Martin": ["Anne Roux", "Paul Martin"],
  martin: ["Paul Martin"],
  "Zoé <b>Blanc": ["Zoé <b>Blanc"],
} as const;

const protocol: fc.Arbitrary<ProtocolEntry[]> = fc
  .array(
    fc.record({
      owner: fc.constantFrom(...(Object.keys(OWNERS) as (keyof typeof OWNERS)[])),
      status: fc.constantFrom("to-do", "in-progress", "done", "dropped", null),
      cancelled: fc.boolean(),
      committeeDate: fc.constantFrom(DAY, DAY - 7, null),
      dueDate: fc.option(fc.integer({ min: DAY - 30, max: DAY + 30 }), { nil: null }),
      clientName: fc.constantFrom("Verrerie <i>\nRavel", "Brasserie", ""),
    }),
    { maxLength: 30 },
  )
  .map((rows) => rows.map((row, index) => protocolEntry({ ...row, number: index + 1 })));

const mailsOf = (entries: readonly ProtocolEntry[], downloads = true) =>
  ownMatters([], openActions(entries), PEOPLE, { client: () => "", action: ({ owner }) => owner }).map(
    (own) => {
      const matter = {
        name: own.person.name,
        company: "Verrerie",
        committee: DAY,
        next: DAY + 7,
        today: DAY,
      };
      return personalMail(
        own,
        personalActions({ ...matter, entries: own.actions }, words),
        actionDates(own.actions, "Verrerie", new Date(2026, 0, 16, 12), words),
        "",
        { workbook: null, words, handsOver: { downloads, mailLinks: false, exports: false } },
      );
    },
  );

test("each owner's mail holds exactly his open actions, in HTML, in text and among the dates", () => {
  fc.assert(
    fc.property(protocol, (entries) => {
      const mails = mailsOf(entries);
      const expected = (name: string) =>
        entries.filter(
          (entry) =>
            isOpen(entry) && (OWNERS[entry.owner as keyof typeof OWNERS] as readonly string[]).includes(name),
        );
      const names = [...new Set(Object.values(OWNERS).flat())].filter((name) => expected(name).length > 0);
      expect(mails.map(({ name }) => name).sort()).toEqual(names.sort());
      for (const { name, mail, actions, dates } of mails) {
        const own = expected(name);
        const numbers = own.map(({ number }) => number ?? 0).sort((a, b) => a - b);
        const told = (text: string) =>
          [...text.matchAll(/n° (\d+)/g)].map(([, number]) => Number(number)).sort((a, b) => a - b);
        const page = new JSDOM(mail.html).window.document;
        expect(told(page.body.textContent.replace(/\s/g, " "))).toEqual(numbers);
        expect(told(mail.text.replace(/[\u00a0\u202f]/g, " "))).toEqual(numbers);
        expect(page.querySelectorAll("b, i")).toHaveLength(0);
        expect(actions).toBe(own.length);
        const dated = own.flatMap(({ dueDate }) => dueDate ?? []);
        expect(datesIn(dates)).toEqual(dated.map(isoDay).sort());
      }
    }),
    { numRuns: 40 },
  );
});

function datesIn(file: string | null): string[] {
  if (file === null) return [];
  const events = new ICAL.Component(ICAL.parse(file) as unknown[]).getAllSubcomponents("vevent");
  return events.map((event) => String(event.getFirstPropertyValue("dtstart"))).sort();
}

test("no dates where no file arrives, and an owner without an address is named", () => {
  const [anne, paul] = mailsOf([protocolEntry({ owner: "Roux / Martin" })], false);
  expect(anne).toMatchObject({ name: "Anne Roux", dates: null, withoutAddress: [] });
  expect(anne?.mail.recipients).toEqual([{ name: "Anne Roux", email: "anne@exemple.fr" }]);
  expect(paul).toMatchObject({ name: "Paul Martin", withoutAddress: ["Paul Martin"] });
});
