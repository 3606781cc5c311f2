import fc from "fast-check";
import { dayOf } from "../../src/domain/basis/day";
import { newWorkbook, putNumberFormat, putValues, sheetNamed, valuesOf } from "../simulator/workbook";
import { analyseAgreeing, openCommittee, patience } from "./openCommittee";

const REFERENCE = dayOf(2026, 1, 14);

/** What a client owes: some hundreds or thousands of euros to some hundred thousands, late or not. */
const invoice = fc.record({
  euros: fc.integer({ min: 300, max: 400_000 }),
  daysLate: fc.integer({ min: -60, max: 150 }),
});
const portfolio = fc.array(fc.array(invoice, { minLength: 1, maxLength: 3 }), {
  minLength: 3,
  maxLength: 24,
});

type Portfolio = readonly (readonly { readonly euros: number; readonly daysLate: number }[])[];

const nameOf = (client: number) => `Maison ${String(client + 1).padStart(3, "0")}`;

function workbookOf(clients: Portfolio) {
  const workbook = newWorkbook("Comité.xlsx", ["Pièces ouvertes"]);
  const sheet = sheetNamed(workbook, "Pièces ouvertes");
  const rows = clients.flatMap((invoices, client) =>
    invoices.map(({ euros, daysLate }, number) => {
      const due = REFERENCE - daysLate;
      const code = `041${String(client).padStart(4, "0")}`;
      return [code, nameOf(client), `FA-${client}-${number}`, due - 45, due, euros];
    }),
  );
  putValues(sheet, "A1", [["Pièces ouvertes arrêtées au 14/01/2026"]]);
  putValues(sheet, "A3", [
    ["Code client", "Raison sociale", "N° pièce", "Date pièce", "Échéance", "Restant dû"],
    ...rows,
  ]);
  putNumberFormat(sheet, `D4:E${3 + rows.length}`, "dd/mm/yyyy");
  return workbook;
}

/** The names in the order in which a text goes through them at last: page one has some of them already. */
function orderIn(text: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => text.lastIndexOf(a) - text.lastIndexOf(b));
}

test("paper, mail and meeting have the same clients in the same order, whatever the portfolio", async () => {
  const property = fc.asyncProperty(portfolio, async (clients) => {
    const committee = await openCommittee(workbookOf(clients));
    try {
      const { actions, model } = committee;
      await analyseAgreeing(committee, { language: "fr", referenceDate: REFERENCE });
      const summary = await actions.agenda.prepareAgenda(patience());
      const { mail } = await actions.agenda.readAgendaSending();
      committee.now = new Date(2026, 0, 16, 8, 30);
      const { steps } = await actions.meeting.openMeeting(null, patience());
      const met = steps.flatMap((step) =>
        step.kind === "greens" ? step.clients : step.kind === "client" ? [step.client] : [],
      );
      const paper = valuesOf(sheetNamed(model, "Ordre du jour"), "A1:Z400").flat().join("\n");
      const named = (text: string) =>
        clients.map((_, index) => nameOf(index)).filter((name) => text.includes(name));
      const everybody = met.map(({ clientName }) => clientName);
      expect(everybody).toHaveLength(summary.clients);
      expect(named(paper).sort()).toEqual([...everybody].sort());
      // Greens stand in two halves beside each other on paper, and in one line in the mail.
      const discussed = met.flatMap(({ colour, clientName }) => (colour === "green" ? [] : [clientName]));
      expect(orderIn(paper, discussed)).toEqual(discussed);
      expect(orderIn(mail.text, discussed)).toEqual(discussed);
      expect(orderIn(mail.html, discussed)).toEqual(discussed);
      expect(discussed.filter((name) => !mail.text.includes(name) || !mail.html.includes(name))).toEqual([]);
    } finally {
      committee.close();
    }
  });
  await fc.assert(property, { numRuns: 8 });
}, 180_000);
