import { asColleague, draft } from "./openProtocol";
import { FRIDAY, openAnalysed, openHeld } from "./openClosing";
import type { OpenCommittee } from "./openCommittee";

const opened: OpenCommittee[] = [];
afterEach(() => opened.splice(0).forEach((committee) => committee.close()));

async function held(): Promise<OpenCommittee> {
  const committee = await openHeld();
  opened.push(committee);
  return committee;
}

const plain = (text: string) => text.replace(/\s+/g, " ");

test("the clients blocked and those released for a while reach whoever takes orders or delivers", async () => {
  const committee = await held();
  const { actions, model } = committee;
  await asColleague(committee.excel, (context) => {
    const people = context.workbook.tables.getItem("CC_People").getDataBodyRange();
    people.getColumn(0).values = [
      ["Credit manager"],
      ["Directeur commercial"],
      ["ADV / commandes"],
      ["Logistique"],
    ];
    people.getColumn(2).values = [["anne@exemple.fr"], ["paul@exemple.fr"], ["adv@exemple.fr"], [""]];
  });
  const before = JSON.stringify(model);
  const first = await actions.closing.blockedMail();
  expect(first).toMatchObject({ day: FRIDAY, blocked: 1, released: 0, warnings: [] });
  expect(first.message.mail.recipients.map(({ email }) => email)).toEqual(["adv@exemple.fr"]);
  expect(first.message.withoutAddress).toHaveLength(1);
  expect(JSON.stringify(model)).toBe(before);

  const state = await actions.protocol.readProtocolState();
  const block = state.facts.find(({ kind }) => kind === "shipment-block");
  await actions.protocol.recordDecision(
    draft({
      committeeDate: FRIDAY,
      clientCode: block?.clientCode ?? "",
      kind: "shipment-release",
      decision: "Débloquer deux semaines",
      until: FRIDAY + 14,
      origin: block?.number ?? null,
    }),
  );
  await actions.protocol.recordDecision(
    draft({
      committeeDate: FRIDAY,
      clientCode: "0410003",
      kind: "shipment-block",
      decision: "Ne plus livrer",
    }),
  );
  const second = await actions.closing.blockedMail();
  expect(second).toMatchObject({ blocked: 1, released: 1 });
  const text = plain(second.message.mail.text);
  expect(text).toContain("1 client bloqué au 16/01/2026");
  expect(text).toContain("Brasserie Lalande");
  expect(text).toContain("Ne plus livrer");
  expect(text).toContain("Livrable jusqu'au 30/01/2026");
});

test("before any decision nobody is blocked, and the message says so", async () => {
  const committee = await openAnalysed();
  opened.push(committee);
  const { blocked, released, message } = await committee.actions.closing.blockedMail();
  expect([blocked, released]).toEqual([0, 0]);
  expect(plain(message.mail.text)).toContain("Aucun client n'est bloqué aujourd'hui.");
  expect(message.mail.recipients).toEqual([]);
});
