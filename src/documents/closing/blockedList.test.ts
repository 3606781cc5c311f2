import { translator } from "../../locales/translator";
import { dayOf } from "../../domain/basis/day";
import { mailHtml } from "../form/mailHtml";
import { mailText } from "../form/mailText";
import { blockedList, type BlockedMatter } from "./blockedList";

const DAY = dayOf(2026, 5, 15);
const MATTER: BlockedMatter = {
  company: "Verrerie Modèle",
  day: DAY,
  blocked: [
    {
      clientCode: "C00127",
      clientName: "Verrerie <du> Midi",
      since: DAY - 7,
      why: "Bloquer les expéditions jusqu'au règlement",
      salesperson: "Hélène Roux",
      overdue: 64_210_00,
      until: null,
    },
    {
      clientCode: "C00043",
      clientName: "",
      since: null,
      why: "",
      salesperson: "",
      overdue: null,
      until: DAY + 14,
    },
  ],
  released: [{ clientCode: "C1", clientName: "Brasserie", salesperson: "Paul Tillac", until: DAY + 7 }],
};
const plain = (text: string) => text.replace(/\s+/g, " ");

test("says of each client since when, why, who follows it and until when", () => {
  const words = translator("fr");
  const text = plain(mailText(blockedList(MATTER, words), null, words));
  for (const said of [
    "2 clients bloqués au 15/05/2026",
    "Ne rien expédier à ces clients",
    "Verrerie <du> Midi",
    "C00127",
    "depuis le 08/05/2026",
    "64 210",
    "Hélène Roux",
    "Bloquer les expéditions jusqu'au règlement",
    "Jusqu'à la décision de déblocage du comité",
    "C00043",
    "Jusqu'au 29/05/2026",
    "Brasserie",
    "Livrable jusqu'au 22/05/2026",
  ]) {
    expect(text).toContain(said);
  }
  expect(mailHtml(blockedList(MATTER, words), null, words)).toContain("Verrerie &lt;du&gt; Midi");
});

test("says so when nobody is blocked, in English too", () => {
  const words = translator("en");
  const text = plain(mailText(blockedList({ ...MATTER, blocked: [], released: [] }, words), null, words));
  expect(text).toContain("No client is blocked today.");
  expect(text).not.toContain("Released for a while");
});
