import fc from "fast-check";
import { dayOf } from "../../src/domain/basis/day";
import type { WorkbookModel } from "../simulator/model";
import { newWorkbook, putNumberFormat, putValues, sheetNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience, type OpenCommittee } from "./openCommittee";

const REFERENCE = dayOf(2026, 1, 14);

/** What a client owes: some hundreds or thousands of euros to some hundred thousands, late or not. */
const invoice = fc.record({
  euros: fc.integer({ min: 300, max: 400_000 }),
  daysLate: fc.integer({ min: -60, max: 150 }),
});
const portfolio = fc.array(fc.array(invoice, { minLength: 1, maxLength: 3 }), {
  minLength: 3,
  maxLength: 16,
});

type Portfolio = readonly (readonly { readonly euros: number; readonly daysLate: number }[])[];

const nameOf = (client: number) => `Maison ${String(client + 1).padStart(3, "0")}`;

/** The finance team's export of a day, in the place of the one before. */
function putExport(workbook: WorkbookModel, clients: Portfolio, reference: number): void {
  const sheet = sheetNamed(workbook, "Pièces ouvertes");
  const rows = clients.flatMap((invoices, client) =>
    invoices.map(({ euros, daysLate }, number) => {
      const due = reference - daysLate;
      const code = `041${String(client).padStart(4, "0")}`;
      return [code, nameOf(client), `FA-${client}-${number}`, due - 45, due, euros];
    }),
  );
  sheet.rows.length = 0;
  putValues(sheet, "A1", [["Pièces ouvertes de la semaine"]]);
  putValues(sheet, "A3", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû"],
    ...rows,
  ]);
  putNumberFormat(sheet, `D4:E${3 + rows.length}`, "dd/mm/yyyy");
}

/** The names in the order in which a text goes through them at last: page one has some of them already. */
function orderIn(text: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => text.lastIndexOf(a) - text.lastIndexOf(b));
}

/** Successes close the agenda, whether their clients are on it or not. */
function withoutSuccesses(text: string): string {
  const [whole = ""] = text.split("Succès depuis le dernier comité");
  return whole;
}

/** Goes through the meeting of the agenda and compares the order of all that names its clients. */
async function expectOneOrder({ actions, model }: OpenCommittee, clients: Portfolio, onAgenda: number) {
  const { mail } = await actions.agenda.readAgendaSending();
  const { steps } = await actions.meeting.openMeeting(null, patience());
  const met = steps.flatMap((step) =>
    step.kind === "greens" ? step.clients : step.kind === "client" ? [step.client] : [],
  );
  const paper = valuesOf(sheetNamed(model, "Ordre du jour"), "A1:Z400").flat().join("\n");
  const everybody = met.map(({ clientName }) => clientName);
  expect(everybody).toHaveLength(onAgenda);
  const page = withoutSuccesses(paper);
  const named = clients.map((_, index) => nameOf(index)).filter((name) => page.includes(name));
  expect(named.sort()).toEqual([...everybody].sort());
  // Greens stand in two halves beside each other on paper, and in one line in the mail.
  const discussed = met.flatMap(({ colour, clientName }) => (colour === "green" ? [] : [clientName]));
  expect(orderIn(page, discussed)).toEqual(discussed);
  expect(orderIn(withoutSuccesses(mail.text), discussed)).toEqual(discussed);
  expect(orderIn(withoutSuccesses(mail.html), discussed)).toEqual(discussed);
  expect(discussed.filter((name) => !mail.text.includes(name) || !mail.html.includes(name))).toEqual([]);
  // Clients, which has everybody, has those of the agenda in the order of the agenda.
  expect(namesOfClients(model).filter((name) => everybody.includes(name))).toEqual(everybody);
}

/** The names of Clients, from top to bottom. */
function namesOfClients(model: WorkbookModel): string[] {
  const sheet = sheetNamed(model, "Clients");
  const rows = valuesOf(sheet, "A1:Z60");
  const head = rows.findIndex((row) => row.includes("Client"));
  const at = rows[head]!.indexOf("Client");
  return rows.slice(head + 1).map((row) => String(row[at]));
}

test("paper, mail, meeting and Clients have the same clients in the same order, whatever moved since the last committee", async () => {
  const property = fc.asyncProperty(portfolio, portfolio, async (before, after) => {
    const workbook = newWorkbook("Comité.xlsx", ["Pièces ouvertes"]);
    const committee = await openCommittee(workbook);
    const { actions } = committee;
    try {
      for (const [week, clients] of [before, after].entries()) {
        const day = REFERENCE + 2 + 7 * week;
        putExport(workbook, clients, day - 2);
        committee.now = new Date(2026, 0, 15 + 7 * week, 10);
        await analyseAgreeing(committee, { language: "fr", referenceDate: day - 2 });
        const summary = await actions.agenda.prepareAgenda(patience());
        committee.now = new Date(2026, 0, 16 + 7 * week, 8, 30);
        await expectOneOrder(committee, clients, summary.clients);
        if (week > 0) continue;
        const { undecided } = await actions.closing.readClosing(day);
        await actions.closing.closeMeeting({
          day,
          present: [],
          guests: "",
          nextDate: day + 7,
          withoutDecision: undecided.map(({ clientCode }) => clientCode),
        });
      }
    } finally {
      committee.close();
    }
  });
  // A failing portfolio is told as it is: each smaller one tried would take seconds.
  await fc.assert(property, { numRuns: 3, endOnFailure: true });
}, 240_000);
