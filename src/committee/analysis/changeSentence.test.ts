import type { Change } from "../../domain/colour/change";
import { translator } from "../../locales/translator";
import { changeSentence } from "./changeSentence";

/** French writes thin and no-break spaces; the tests read them as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const INSURED = { coverCriterion: "insurance", ratingsInUse: true } as const;
const later = { criterion: "overdue", from: "up-to-date", to: "seriously-late", worse: true } as const;
const covered = { criterion: "cover", from: "partial", to: "covered", worse: false } as const;

test.each<[string, string, Change]>([
  ["Nouveau", "New", { kind: "new" }],
  ["Inchangé", "Unchanged", { kind: "unchanged" }],
  ["Vert → Orange", "Green → Orange", { kind: "colour", from: "green", to: "orange", grades: [] }],
  [
    "Vert → Rouge (retard : à jour → retard grave)",
    "Green → Red (lateness: up to date → seriously late)",
    { kind: "colour", from: "green", to: "red", grades: [later] },
  ],
  [
    "Retard : à jour → retard grave, couverture : partiel → couvert",
    "Lateness: up to date → seriously late, cover: partial → covered",
    { kind: "grades", grades: [later, covered] },
  ],
])("%s", (french, english, change) => {
  expect(plain(changeSentence(change, INSURED, translator("fr")))).toBe(french);
  expect(changeSentence(change, INSURED, translator("en"))).toBe(english);
});

test("where the limit is the criterion, it is the limit that moves", () => {
  const change: Change = { kind: "grades", grades: [{ ...covered, from: "uncovered", to: "partial" }] };
  const limited = { coverCriterion: "limit", ratingsInUse: false } as const;
  expect(plain(changeSentence(change, limited, translator("fr")))).toBe(
    "Limite : limite très dépassée → limite dépassée",
  );
});
