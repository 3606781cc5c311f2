import { doWeek, harm, openStanding, STEPS, type Harm, type Step } from "./damagedWeek";
import { deleted, inTable, undamagedWeek, type Damage } from "./damages";
import type { OpenCommittee } from "./openCommittee";

/** A table that cannot be made again: how people call it, its sheet, and the use cases that stop without it. */
interface Kept {
  readonly table: string;
  readonly called: string;
  readonly sheet: string;
  readonly stopping: readonly Step[];
}

const NOT_DECIDING = STEPS.filter((step) => step !== "decision");
const KEPT: readonly Kept[] = [
  { table: "CC_Protocol", called: "Le protocole", sheet: "Protocole", stopping: STEPS },
  { table: "CC_Committees", called: "La liste des comités", sheet: "Comités", stopping: NOT_DECIDING },
  {
    table: "CC_History",
    called: "L'historique des clients",
    sheet: "Historique des clients",
    stopping: NOT_DECIDING.filter((step) => step !== "home"),
  },
  {
    table: "CC_Parameters",
    called: "Le tableau des paramètres",
    sheet: "Paramètres",
    stopping: NOT_DECIDING,
  },
  { table: "CC_Grid", called: "La grille des couleurs", sheet: "Paramètres", stopping: NOT_DECIDING },
];

/** Tables that stand without a row too: nobody but people fills them in. */
const LISTED: readonly Kept[] = [
  ...KEPT,
  {
    table: "CC_People",
    called: "La liste des participants",
    sheet: "Paramètres",
    stopping: NOT_DECIDING,
  },
  {
    table: "CC_Actions",
    called: "La liste des natures d'action",
    sheet: "Paramètres",
    stopping: NOT_DECIDING.filter((step) => step !== "home"),
  },
];

const stopping = ({ stopping: steps }: Kept, sentence: string) => ({
  // What depends on nothing that is gone is not tried: it would go on from figures that stopped.
  steps,
  stops: Object.fromEntries(steps.map((step) => [step, sentence])),
});

const mend =
  (table: string) =>
  ({ actions }: OpenCommittee) =>
    actions.workbook.mendTable(table);

/** A table converted to a range. */
export const converted = LISTED.map((kept): Damage => {
  const { table, called, sheet } = kept;
  return {
    name: `${table} converted to a range`,
    harm: inTable(table, (each) => each.convertToRange()),
    ...stopping(
      kept,
      `${called} n'est plus un tableau. Dans la feuille « ${sheet} », son tableau a été converti en plage : ses lignes sont toujours là. Rien n'a été écrit. Rétablissez le tableau, ou revenez à une version précédente du classeur (Fichier, Informations, Historique des versions).`,
    ),
    heal: mend(table),
  };
});

/** A table under another name. */
export const renamed = LISTED.map((kept): Damage => {
  const { table, called, sheet } = kept;
  return {
    name: `${table} under another name`,
    harm: inTable(table, (each) => {
      each.name = "Tableau1";
    }),
    ...stopping(
      kept,
      `${called} n'est plus sous son nom. Dans la feuille « ${sheet} », son tableau s'appelle maintenant « Tableau1 » ; c'est par son nom qu'il est retrouvé. Rien n'a été écrit. Rétablissez le tableau : son nom lui est rendu, et rien d'autre ne change.`,
    ),
    heal: mend(table),
  };
});

/** A table without its header row. */
export const headless = LISTED.map((kept): Damage => {
  const { table, called } = kept;
  return {
    name: `${table} without its header row`,
    harm: inTable(table, (each) => {
      each.showHeaders = false;
    }),
    ...stopping(
      kept,
      `${called} n'a plus de titres de colonnes. La ligne d'en-tête du tableau a été décochée : sans titres, ses colonnes ne se reconnaissent plus. Rien n'a été écrit. Rétablissez le tableau : sa ligne d'en-tête lui est rendue.`,
    ),
    heal: mend(table),
  };
});

const ANEW: Readonly<Record<string, string>> = {
  CC_Protocol: "un protocole vide est créé, dont les numéros suivent le dernier donné",
  CC_Committees: "les résultats repartent du prochain comité",
  CC_History: "les chiffres d'avant ne reviendront pas, et l'évolution des clients repart d'aujourd'hui",
  CC_Parameters: "les valeurs d'origine remplacent votre politique",
  CC_Grid: "la grille par défaut remplace la vôtre",
};

/** A sheet deleted with its table. */
export const sheetsDeleted = KEPT.filter(({ table }) => table !== "CC_Grid").map((kept): Damage => {
  const { table, called, sheet } = kept;
  return {
    name: `${sheet} deleted`,
    harm: deleted(sheet),
    ...stopping(
      kept,
      `${called} n'est plus dans ce classeur. Son tableau a été supprimé ; rien ne le remplace sans votre accord. Rien n'a été écrit. Revenez à une version précédente du classeur (Fichier, Informations, Historique des versions), ou recommencez sans ce tableau : ${ANEW[table] ?? ""}.`,
    ),
  };
});

/** A table whose rows were cleared, and one whose rows were deleted: the table stands, with nothing in it. */
export const emptied = KEPT.flatMap((kept): (Damage & { readonly table: string })[] => {
  const { table, called, sheet } = kept;
  const ways: Readonly<Record<string, Damage["harm"]>> = {
    cleared: inTable(table, (each) => each.getDataBodyRange().clear("Contents")),
    deleted: inTable(table, async (each, context) => {
      const { rows } = each;
      rows.load("count");
      await context.sync();
      for (let row = rows.count - 1; row >= 0; row -= 1) rows.getItemAt(row).delete();
    }),
  };
  return Object.entries(ways).map(([way, empty]) => ({
    table,
    name: `every row of ${table} ${way}`,
    harm: empty,
    ...stopping(
      kept,
      `${called} n'a plus aucune ligne. Dans la feuille « ${sheet} », toutes les lignes du tableau ont été effacées ou supprimées. Rien n'a été écrit. Annulez ce geste (Ctrl+Z), ou revenez à une version précédente du classeur (Fichier, Informations, Historique des versions), ou recommencez sans ces lignes : ${ANEW[table] ?? ""}.`,
    ),
  }));
});

/**
 * Empties a table, agrees to begin it anew, and expects the week to go through; emptied once more, it is missed again.
 */
export async function expectBegunAnew({ table, harm: empty }: { table: string; harm: Harm }): Promise<void> {
  const committee = await openStanding();
  await harm(committee, empty);
  await committee.actions.workbook.beginAnew(table);
  const answers = await doWeek(committee);
  expect(STEPS.map((step) => answers[step].stopped)).toEqual(STEPS.map(() => ""));
  expect(answers.decision.figures).toMatchObject({ number: 6 });
  const { balance, counts } = (await undamagedWeek()).analysis.figures as Record<string, unknown>;
  expect(answers.analysis.figures).toMatchObject({ balance, counts });
  await doWeek(committee, ["analysis"]);
  await harm(committee, empty);
  expect((await doWeek(committee, ["analysis"])).analysis.stopped).toContain("n'a plus aucune ligne");
  committee.close();
}
