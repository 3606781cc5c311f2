import { screen, waitFor, within } from "@testing-library/react";
import type { CommitteeActions } from "../../committee/contract";
import { NeedsDecision } from "../../committee/port/needsDecision";
import { Problem } from "../../domain/basis/problem";
import type { SourceDecision } from "../../intake/source";
import { button, expectAccessible, renderPane, type RenderedPane } from "../../../test/pane/renderPane";
import {
  analysisOf,
  answering,
  committee,
  DIFFERENCE,
  DOUBTS,
  FOUND,
  manyClients,
  OPEN_ITEMS,
  PAID_ITEMS,
  QUESTION,
  READINGS,
  standing,
  UNKNOWN_BUCKET,
} from "../../../test/pane/sampleWeek";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import type { Language } from "../../locales/translator";
import type { AnalyseRequest } from "../../committee/analysis/analysisContract";
import type { Overview } from "../../committee/sources/sourcesContract";

const READY: Overview = { ...FOUND, workbookLanguage: "fr", sheetsToCreate: { fr: [], en: [] } };

// The page's own part of the site is loaded when it is first shown.
beforeAll(() => import("./SourcesPage"));

const openPane = async (actions: CommitteeActions, language: Language = "fr") =>
  (await renderPane(actions, { language })).user;

const openSources = () => button("Vérifier la lecture des feuilles");
const card = () => button(/^Pièces ouvertes/);

const analysing = () => jest.fn((_: AnalyseRequest) => Promise.resolve(analysisOf(manyClients(5))));

test("shows each source with its sheet, header row, day, confidence and first rows", async () => {
  const user = await openPane(committee(READY));
  await user.click(openSources());
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Lecture des feuilles");
  await screen.findByRole("button", { name: /^Pièces ouvertes/ });
  expect(card()).toHaveTextContent(/titres en ligne 4 · arrêtée au 11\/05\/2026 · certitude 93\s%/);
  expect(card()).toHaveTextContent("Reconnue");
  await user.click(card());
  const rows = within(screen.getByRole("region", { name: /Premières lignes de Pièces ouvertes/ }));
  expect(rows.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
    "Code client",
    "Nom du client",
    "Montant restant dû",
    "Échéance",
  ]);
  expect(rows.getByText(/12\s500,50/)).toBeVisible();
  expect(rows.getByText("11/04/2026")).toBeVisible();
  await expectAccessible();
});

test("says of a sheet that an answer leaves aside why nothing of it counts", async () => {
  const reason = { code: "left-out-old", values: { sheet: "Pièces ouvertes", rows: 3, count: 3 } };
  const readings = READINGS.map((source) => ({ ...source, superseded: true, leftOut: reason }));
  const notRead = [{ sheet: "Pièces ouvertes", reason, headings: [] }];
  const user = await openPane(committee({ ...READY, readings, notRead }));
  await user.click(openSources());
  await screen.findByRole("button", { name: /^Pièces ouvertes/ });
  const said = /laissée de côté, selon votre réponse : ses 3 lignes ont toutes/;
  expect(card()).toHaveTextContent(said);
  expect(screen.getByRole("heading", { name: "Feuilles non lues" }).parentElement).toHaveTextContent(said);
});

test("reads a field from another column, shows how it then reads, and confirms it with the analysis", async () => {
  const analyse = analysing();
  const previewSources = jest.fn((decisions: readonly SourceDecision[]) =>
    Promise.resolve(
      READINGS.map((source) =>
        source.kind === "open-items" && decisions.length > 0
          ? {
              ...source,
              columns: { ...source.columns, openAmount: { column: 6, heading: "Montant facture" } },
            }
          : source,
      ),
    ),
  );
  const user = await openPane(committee(READY, { analyse, previewSources }));
  await user.click(openSources());
  await user.click(card());
  const openAmount = () => screen.getByRole("combobox", { name: "Montant restant dû" });
  await user.selectOptions(openAmount(), "G – Montant facture");
  await waitFor(() => expect(openAmount()).toHaveDisplayValue("G – Montant facture"));
  expect(previewSources.mock.calls[0]?.[0]).toMatchObject([
    { sheet: "Pièces ouvertes", columns: { openAmount: "Montant facture", dueDate: "Échéance" } },
  ]);
  await user.click(button("Confirmer et analyser"));
  const { decisions = [] } = analyse.mock.calls[0]![0];
  expect(decisions.map(({ sheet, kind }) => `${sheet} ${kind}`)).toEqual([
    "Pièces ouvertes open-items",
    "Couvertures cover",
  ]);
  expect(decisions[0]).toMatchObject({
    isUsed: true,
    layout: OPEN_ITEMS.layout,
    columns: { openAmount: "Montant facture" },
  });
  expect(await screen.findByText(/5 clients classés/)).toBeVisible();
});

test("is worked by keyboard alone: columns, date order and leaving a sheet out", async () => {
  const analyse = analysing();
  const user = await openPane(committee(READY, { analyse }));
  openSources().focus();
  await user.keyboard("{Enter}");
  card().focus();
  await user.keyboard("{Enter}");
  screen.getByRole("checkbox", { name: "Lire cette feuille (Pièces ouvertes)" }).focus();
  await user.keyboard(" ");
  expect(screen.getByRole("checkbox", { name: "Lire cette feuille (Pièces ouvertes)" })).not.toBeChecked();
  // The keys of a list are the browser's own.
  await user.selectOptions(screen.getByRole("combobox", { name: "Ordre des dates" }), "mdy");
  button("Confirmer et analyser").focus();
  await user.keyboard("{Enter}");
  const [first] = analyse.mock.calls[0]![0].decisions ?? [];
  expect(first).toMatchObject({ isUsed: false, dateOrder: "mdy" });
});

test("opens on the sources that the analysis waits for, and goes on once they are confirmed", async () => {
  const showCell = jest.fn().mockResolvedValue(undefined);
  const user = await openPane(committee(READY, { analyse: answering(DOUBTS), showCell }));
  await user.click(button("Analyser"));
  expect(await screen.findByText(/^L'analyse attend votre accord\s: Pièces ouvertes\.$/)).toBeVisible();
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Lecture des feuilles");
  expect(card()).toHaveAttribute("aria-expanded", "true");
  await user.click(screen.getByRole("button", { name: "Aller à la cellule 'Pièces ouvertes'!E40" }));
  expect(showCell).toHaveBeenCalledWith("'Pièces ouvertes'!E40");
  await expectAccessible();
  await user.click(button("Confirmer et analyser"));
  expect(await screen.findByText(/5 clients classés/)).toBeVisible();
});

test("shows a question where it stands, with what each choice comes to, and goes on once it is answered", async () => {
  const showCell = jest.fn().mockResolvedValue(undefined);
  const analyse = jest.fn(answering(QUESTION));
  const user = await openPane(committee(READY, { analyse, showCell }));
  await user.click(button("Analyser"));
  expect(await screen.findByText(/^L'analyse attend votre réponse\s: Pièces ouvertes\.$/)).toBeVisible();
  expect(screen.getByRole("heading", { level: 1 })).toHaveTextContent("Lecture des feuilles");
  const question = within(await screen.findByRole("region", { name: "Colonne d'une tranche" }));
  expect(question.getByText(/colonne H «\sVieux dossiers\s»/)).toBeVisible();
  expect(question.getByText(/2 lignes font moins que leur solde\s: il manque 9\s100,00/)).toBeVisible();
  const [notDue, over90] = question.getAllByRole("radio");
  expect(notDue).toHaveAccessibleName(/^Non échu Solde\s9\s100,00\s€\s· Non\séchu\s9\s100,00\s€$/);
  expect(over90).toHaveAccessibleName(/^Plus de 90 jours de retard \(proposé\) Solde/);
  expect(over90).not.toBeChecked();
  // Each in one piece, for a line to end between two.
  expect(question.getAllByText(/^Solde\s9\s100,00\s€\s·$/)).toHaveLength(2);
  await user.click(question.getByRole("button", { name: "Aller à la cellule 'Pièces ouvertes'!H12" }));
  expect(showCell).toHaveBeenCalledWith("'Pièces ouvertes'!H12");
  await user.click(button("Confirmer et analyser"));
  expect(screen.getByRole("alert")).toHaveTextContent("Répondez d'abord à chaque question.");
  await user.click(over90!);
  expect(over90).toBeChecked();
  await expectAccessible();
  await user.click(button("Confirmer et analyser"));
  expect(await screen.findByText(/5 clients classés/)).toBeVisible();
  expect(analyse.mock.calls.at(-1)![0]).toMatchObject({
    answers: [{ kind: "unread-bucket", subject: "Vieux dossiers", choice: "over90" }],
  });
  expect(analyse.mock.calls.at(-1)![0].decisions).toBeUndefined();
});

test("a question about the day of the figures leads to where it is corrected, and one about others does not", async () => {
  const late = {
    ...UNKNOWN_BUCKET,
    kind: "all-old",
    subject: "2026-05-11",
    column: null,
    values: { rows: 12, count: 12, day: "2026-05-11" },
    choices: ["right", "left-out"].map((choice) => ({ choice, heading: "", totals: null })),
  } as const;
  const asking = new NeedsDecision(READINGS, [], [], [late, UNKNOWN_BUCKET]);
  const analyse = jest.fn<ReturnType<EveryAction["analyse"]>, [AnalyseRequest]>(() => Promise.reject(asking));
  const user = await openPane(
    committee({ ...READY, clients: manyClients(3), agendaPrepared: true }, { analyse }),
  );
  await user.click(button("Refaire l'analyse"));
  const question = await screen.findByRole("region", { name: "Tout est ancien" });
  expect(question).toHaveTextContent(/Si c'est la date d'arrêté qui est fausse, corrigez-la d'abord/);
  expect(screen.getAllByRole("button", { name: "Changer la date" })).toHaveLength(1);
  await user.click(within(question).getByRole("button", { name: "Changer la date" }));
  // Whatever the step of the week, its field is there.
  const field = await screen.findByRole("textbox", { name: /^Date d'arrêté/ });
  expect(field).toHaveFocus();
  expect(field).toHaveValue("11/05/2026");
  await expectAccessible();
  await user.clear(field);
  await user.type(field, "30/04/2026");
  await user.click(button("Refaire l'analyse"));
  expect(analyse.mock.calls.at(-1)![0].referenceDate).toBe(OPEN_ITEMS.referenceDate! - 11);
});

test("a question needs no answer once another column is chosen by hand, and one missed is gone to", async () => {
  const column = { column: 4, heading: "Échéance" };
  const values = { heading: "Échéance" };
  const about = { ...UNKNOWN_BUCKET, kind: "due-date-column", subject: "dueDate", column, values } as const;
  const dueDate = { ...about, choices: [{ choice: "column", heading: "Échéance", totals: null }] };
  const analyse = jest.fn(answering(new NeedsDecision(READINGS, [], [], [dueDate])));
  const user = await openPane(committee(READY, { analyse }));
  await user.click(button("Analyser"));
  const question = await screen.findByRole("region", { name: "Colonne de l'échéance" });
  expect(within(question).getByRole("radiogroup")).toHaveAccessibleName(/^Aucun titre ne dit/);
  expect(within(question).getByRole("button", { name: /Aller à la cellule/ })).toHaveTextContent(/^H12$/);
  expect(screen.queryByText(/^Voici comment chaque feuille est lue/)).not.toBeInTheDocument();
  await user.click(button("Confirmer et analyser"));
  expect(screen.getByRole("alert")).toHaveTextContent("Répondez d'abord à chaque question.");
  expect(within(question).getByRole("radio")).toHaveFocus();
  await user.selectOptions(screen.getByRole("combobox", { name: "Échéance" }), "G – Montant facture");
  expect(question).not.toBeInTheDocument();
  expect(screen.getByRole("combobox", { name: "Échéance" })).toHaveFocus();
  await user.click(button("Confirmer et analyser"));
  expect(await screen.findByText(/5 clients classés/)).toBeVisible();
});

test("what is asked stands before the other sheets", async () => {
  const { sheet, kind, layout } = READINGS[1]!;
  const asked = { ...UNKNOWN_BUCKET, sheet, sourceKind: kind, layout };
  const user = await openPane(
    committee(READY, { analyse: answering(new NeedsDecision(READINGS, [], [], [asked])) }),
  );
  await user.click(button("Analyser"));
  await screen.findByRole("region", { name: "Colonne d'une tranche" });
  const [first] = screen.getAllByRole("heading", { level: 2 });
  expect(first).toHaveTextContent(new RegExp(`^${sheet}`));
});

test("shows the answers kept, of which each can be changed", async () => {
  const { kind, sheet, sourceKind, layout, subject } = UNKNOWN_BUCKET;
  const kept = { kind, sheet, sourceKind, layout, subject, choice: "over90", heading: "" };
  const readings = [{ ...OPEN_ITEMS, answers: [kept] }];
  const analyse = analysing();
  const user = await openPane(committee({ ...READY, readings }, { analyse }));
  await user.click(openSources());
  await user.click(card());
  const list = screen.getByRole("combobox", { name: /^Réponse gardée\s: Colonne d'une tranche/ });
  expect(list).toHaveDisplayValue("Plus de 90 jours de retard");
  await user.selectOptions(list, "Non échu");
  await user.click(button("Confirmer et analyser"));
  expect(analyse.mock.calls[0]![0].answers).toMatchObject([{ subject: "Vieux dossiers", choice: "notDue" }]);
});

test("says what it read without asking, with both sums, and counts it otherwise at a press", async () => {
  const analyse = jest.fn((_: AnalyseRequest) => {
    const analysis = analysisOf(manyClients(5));
    const readings = [{ ...OPEN_ITEMS, questions: [PAID_ITEMS] }, ...READINGS.slice(1)];
    return Promise.resolve({ ...analysis, readings });
  });
  const user = await openPane(committee(READY, { analyse }));
  await user.click(button("Analyser"));
  const said = within(await screen.findByRole("region", { name: "Pièces réglées" }));
  expect(
    said.getByText(/412 pièces.*1\s204,00 laissés de côté.*3\s000,00\s; avec elles\s: 4\s204,00/),
  ).toBeVisible();
  await expectAccessible();
  await user.click(said.getByRole("checkbox", { name: "Compter aussi ces pièces" }));
  expect(analyse).toHaveBeenCalledTimes(2);
  expect(analyse.mock.calls[1]?.[0].answers).toEqual([
    expect.objectContaining({ kind: "lines-paid", subject: "Statut", choice: "kept" }),
  ]);
});

test("shows the difference that stopped the analysis and what explains it, and goes on when it is accepted", async () => {
  const analyse = jest.fn(answering(DIFFERENCE));
  const user = await openPane(committee(READY, { analyse }));
  await user.click(button("Analyser"));
  expect(await screen.findByText("Un écart à accepter ou à corriger")).toBeVisible();
  expect(screen.getByText(/^Écart de 12\s450,00\s€$/)).toBeVisible();
  expect(screen.getByText(/^450,00\s€ sans explication$/)).toBeVisible();
  expect(button("Aller à la cellule 'Pièces ouvertes'!F31")).toBeVisible();
  await expectAccessible();
  await user.click(button("Accepter l'écart et analyser"));
  expect(analyse.mock.calls[1]![0].accepted).toEqual(DIFFERENCE.differences);
  expect(await screen.findByText(/5 clients classés/)).toBeVisible();
  expect(screen.queryByText("Un écart à accepter ou à corriger")).toBeNull();
});

test("reports what became of every row after the analysis", async () => {
  const user = await openPane(committee(READY));
  await user.click(button("Analyser"));
  await user.click(await screen.findByRole("tab", { name: /Contrôles/ }));
  await user.click(button("Qualité de la lecture"));
  expect(
    screen.getAllByText(/2\s412 lignes lues, 3 ignorées \(2 sous-totaux en lignes 40 et 82, 1 vide\)/)[0],
  ).toBeVisible();
  expect(screen.getByRole("heading", { level: 4, name: "Pièces ouvertes" })).toBeVisible();
  await expectAccessible();
});

test("a preview can be stopped, and one that fails is told", async () => {
  const previewSources = jest
    .fn()
    .mockImplementationOnce((_: unknown, control: Parameters<EveryAction["lookUp"]>[0]) =>
      standing({ step: "reading", done: 0.2 })(control),
    )
    .mockRejectedValueOnce(new Problem("no-answer"));
  const user = await openPane(committee(READY, { previewSources }));
  await user.click(openSources());
  await user.click(card());
  const use = () => screen.getByRole("checkbox", { name: "Lire cette feuille (Pièces ouvertes)" });
  await user.click(use());
  await user.click(button("Annuler"));
  expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
  await user.click(use());
  await waitFor(() => expect(screen.getByRole("alert")).toBeVisible());
  expect(previewSources).toHaveBeenCalledTimes(2);
});

test("lists a sheet left out before, which can be taken again", async () => {
  const { sheet, kind, layout } = { ...OPEN_ITEMS, sheet: "Copie" };
  const unused: SourceDecision = {
    sheet,
    kind,
    layout,
    isUsed: false,
    columns: {},
    dateOrder: null,
    repairsSwappedDates: false,
  };
  const previewSources = jest.fn(() => Promise.resolve([...READINGS, { ...OPEN_ITEMS, sheet }]));
  const user = await openPane(committee({ ...READY, decisions: [unused] }, { previewSources }));
  await user.click(openSources());
  expect(screen.getByRole("heading", { name: "Copie" })).toBeVisible();
  await user.click(screen.getByRole("checkbox", { name: "Lire cette feuille (Pièces ouvertes)" }));
  expect(await screen.findByRole("button", { name: /^Copie/ })).toBeVisible();
});

test("speaks English, and says when no sheet is read", async () => {
  const user = await openPane(committee({ ...READY, workbookLanguage: "en", readings: [] }), "en");
  await user.click(button("Check how the sheets are read"));
  expect(screen.getByText("No sheet is read.")).toBeVisible();
  expect(button("Confirm and analyse")).toHaveAttribute("aria-disabled", "true");
  await expectAccessible();
});

test.each([
  ["older than a week", 12, /^Les chiffres datent du 11\/05\/2026, il y a 12 jours\.$/],
  ["of a day to come", -2, /^La date d'arrêté \(11\/05\/2026\) est dans le futur\.$/],
])("says before the analysis, on both pages, that the figures are %s", async (_what, age, warning) => {
  const today = OPEN_ITEMS.referenceDate! + age;
  const user = await openPane(committee({ ...READY, today }));
  expect(screen.getByText(warning)).toBeVisible();
  await user.click(openSources());
  expect(screen.getByText(warning)).toBeVisible();
  await expectAccessible();
});

describe("a sheet declared by hand", () => {
  const declare = () => button("Déclarer une autre feuille");
  const list = (name: string) => screen.findByRole("combobox", { name });
  const pick = async (user: RenderedPane["user"], name: string, option: string) =>
    user.selectOptions(await list(name), option);

  test("is read with the headings and columns the user names, and kept when confirmed", async () => {
    const declared = { ...OPEN_ITEMS, sheet: "Export ERP", status: "confirmed" as const };
    const previewSources = jest.fn((_: readonly SourceDecision[]) =>
      Promise.resolve([...READINGS, declared]),
    );
    const analyse = analysing();
    const user = await openPane(committee(READY, { previewSources, analyse }));
    await user.click(openSources());
    await user.click(await screen.findByRole("button", { name: "Déclarer une autre feuille" }));
    await user.click(await screen.findByRole("button", { name: "Lire cette feuille ainsi" }));
    expect(screen.getByRole("alert")).toHaveTextContent("Choisissez d'abord la feuille.");
    await pick(user, "Feuille", "Export ERP");
    expect(await list("Ligne des titres")).toHaveDisplayValue(/^Ligne 3\s: Ref K, Qui, Pour le, Net à voir/);
    await pick(user, "Code client", "A – Ref K");
    await user.click(button("Lire cette feuille ainsi"));
    expect(screen.getByRole("alert")).toHaveTextContent(/^Indiquez le client .* le montant restant dû/);
    await pick(user, "Montant restant dû", "D – Net à voir");
    await expectAccessible();
    await user.click(button("Lire cette feuille ainsi"));
    expect(previewSources.mock.calls[0]?.[0]).toMatchObject([
      { sheet: "Export ERP", kind: "open-items", columns: { clientCode: "Ref K", openAmount: "Net à voir" } },
    ]);
    expect(await screen.findByText(/^La feuille Export ERP est lue/)).toBeVisible();
    await user.click(button("Confirmer et analyser"));
    expect(analyse.mock.calls[0]![0].decisions?.map(({ sheet }) => sheet)).toContain("Export ERP");
  });

  test("is said not to be readable when the intake finds nothing there", async () => {
    const user = await openPane(committee(READY));
    await user.click(openSources());
    await user.click(declare());
    await pick(user, "Feuille", "Export ERP");
    await pick(user, "Code client", "A – Ref K");
    await pick(user, "Montant restant dû", "D – Net à voir");
    await user.click(button("Lire cette feuille ainsi"));
    expect(await screen.findByText(/^La feuille Export ERP ne se lit pas ainsi\./)).toBeVisible();
  });

  test("is chosen from a list that says when it is empty or could not be read", async () => {
    const sheetsToDeclare = jest.fn<Promise<[]>, unknown[]>(() => Promise.resolve([]));
    sheetsToDeclare.mockRejectedValueOnce(new Problem("no-answer"));
    const user = await openPane(committee(READY, { sheetsToDeclare }));
    await user.click(openSources());
    await user.click(declare());
    expect(await screen.findByRole("alert")).toBeVisible();
    await user.click(button("Réessayer"));
    expect(await screen.findByText("Le classeur n'a pas de feuille avec une ligne de titres.")).toBeVisible();
    await expectAccessible();
  });

  test("is not judged before it was tried, nor when the trial was stopped", async () => {
    const previewSources = jest.fn(standing({ step: "reading", done: 0.3 }));
    const user = await openPane(
      committee(READY, { previewSources: (_, control) => previewSources(control) }),
    );
    await user.click(openSources());
    await user.click(await screen.findByRole("button", { name: "Déclarer une autre feuille" }));
    await pick(user, "Feuille", "Export ERP");
    await pick(user, "Code client", "A – Ref K");
    await pick(user, "Montant restant dû", "D – Net à voir");
    await user.click(button("Lire cette feuille ainsi"));
    expect(previewSources).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(/^La feuille Export ERP/)).toBeNull();
    await user.click(button("Annuler"));
    expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
    expect(screen.queryByText(/^La feuille Export ERP/)).toBeNull();
  });

  test("cannot be declared while the analysis is at work", async () => {
    const analyse: EveryAction["analyse"] = (_, control) =>
      standing({ step: "classifying", done: 0.5 })(control);
    const user = await openPane(committee(READY, { analyse }));
    await user.click(button("Analyser"));
    await user.click(openSources());
    await user.click(await screen.findByRole("button", { name: "Déclarer une autre feuille" }));
    expect(await list("Feuille")).toHaveAttribute("aria-disabled", "true");
    await pick(user, "Feuille", "Export ERP");
    expect(await list("Feuille")).toHaveDisplayValue("Choisir une feuille");
    expect(button("Lire cette feuille ainsi")).toHaveAttribute("aria-disabled", "true");
  });

  test("is worked by keyboard alone, in English too", async () => {
    const declared = { ...OPEN_ITEMS, sheet: "Export ERP", status: "confirmed" as const };
    const previewSources = jest.fn((_: readonly SourceDecision[]) =>
      Promise.resolve([...READINGS, declared]),
    );
    const user = await openPane(committee(READY, { previewSources }), "en");
    button("Check how the sheets are read").focus();
    await user.keyboard("{Enter}");
    button("Declare another sheet").focus();
    await user.keyboard("{Enter}");
    // The keys of a list are the browser's own.
    await pick(user, "Sheet", "Export ERP");
    await pick(user, "Client code", "A – Ref K");
    await pick(user, "Open amount", "D – Net à voir");
    await expectAccessible();
    button("Read this sheet so").focus();
    await user.keyboard("{Enter}");
    expect(await screen.findByText(/^The sheet Export ERP is read/)).toBeVisible();
    expect(previewSources.mock.calls[0]?.[0]).toMatchObject([
      { sheet: "Export ERP", columns: { clientCode: "Ref K", openAmount: "Net à voir" } },
    ]);
  });
});
