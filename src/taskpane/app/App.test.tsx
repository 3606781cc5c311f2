import { act, screen, waitFor, within } from "@testing-library/react";
import { dayOf } from "../../domain/basis/day";
import { Problem, type ProblemCode } from "../../domain/basis/problem";
import { words, type SheetNames } from "../../locales/translator";
import { button, expectAccessible, renderPane, settled } from "../../../test/pane/renderPane";
import {
  analysisOf,
  CLASSIFIED,
  committee,
  EMPTY,
  FOUND,
  manyClients,
  standing,
  UNDATED,
  UNINSURED,
} from "../../../test/pane/sampleWeek";
import { weekOf } from "../../../test/pane/sampleSending";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import type { Analysis } from "../../committee/analysis/analysisContract";
import type { Overview } from "../../committee/sources/sourcesContract";

/** French spacing before signs is no-break, which names and texts are compared without. */
function spaced(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(escaped.replace(/ /g, "\\s"));
}

const analyseButton = () => button("Analyser");
const clientItems = () => within(screen.getByRole("list", { name: /^Clients/ })).getAllByRole("listitem");
const dateField = () => screen.getByRole("textbox", { name: /Date d'arrêté/ });

describe("on opening", () => {
  test("says that the workbook is being read, can be stopped and read again", async () => {
    const lookUp = jest
      .fn()
      .mockImplementationOnce(standing({ step: "reading", done: 0.4 }))
      .mockResolvedValueOnce(FOUND);
    const { user } = await renderPane(committee(FOUND, { lookUp }));
    expect(screen.getByRole("status")).toHaveTextContent("Lecture des feuilles");
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
    await expectAccessible();
    await user.click(button("Annuler"));
    expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
    await user.click(button("Relire le classeur"));
    expect(await screen.findByText("Trouvé dans le classeur")).toBeVisible();
  });

  test("writes nothing and shows the committee, the agenda's day and the sources", async () => {
    const analyse = jest.fn();
    const prepareAgenda = jest.fn();
    const { user } = await renderPane(committee(FOUND, { analyse, prepareAgenda }));
    expect(screen.getByText(spaced("Vendredi 15 mai à 8 h 30"))).toBeVisible();
    expect(screen.getByText(/^Comité Crédit lit les créances de ce classeur/)).toBeVisible();
    expect(screen.getByText("Étape 2 sur 6")).toBeVisible();
    await user.click(button("Toutes les étapes"));
    expect(screen.getByText(/^Disponible une fois les clients classés/)).toBeVisible();
    expect(screen.getByText("3 actions en cours, dont 1 en retard")).toBeVisible();
    expect(screen.getByText("Créances arrêtées au 11/05/2026")).toBeVisible();
    expect(screen.getByText("d'après la feuille Pièces ouvertes")).toBeVisible();
    const sources = within(screen.getByRole("list", { name: "Trouvé dans le classeur" }));
    expect(sources.getAllByRole("listitem").map((item) => item.textContent?.replace(/\s/g, " "))).toEqual([
      "Pièces ouvertes2 412 lignes2 rejetées",
      "Balance âgée158 lignes",
      "Couvertures131 lignesCouvertures d'assurance-crédit",
      "Fiches clients160 lignes",
      "Ventes1 896 lignes",
    ]);
    expect(button("Préparer l'ordre du jour")).toHaveAttribute("aria-disabled", "true");
    expect(analyse).not.toHaveBeenCalled();
    expect(prepareAgenda).not.toHaveBeenCalled();
    await expectAccessible();
  });

  test.each([
    [0, "à envoyer aujourd'hui"],
    [1, "devait partir hier"],
    [-1, "à envoyer demain"],
    [-2, "à envoyer jeudi 14 mai, dans 2 jours"],
  ])("says the agenda's day from %s days after it: %s", async (after, said) => {
    await renderPane(committee({ ...CLASSIFIED, today: FOUND.agendaDue + after }));
    expect(screen.getByText(said)).toBeVisible();
  });

  test("says what to do when there are no receivables, and why there are none", async () => {
    const lookUp = jest
      .fn()
      .mockResolvedValueOnce({
        ...EMPTY,
        notFound: { code: "reference-date-old", values: { day: "x", count: 3 } },
      })
      .mockResolvedValueOnce(FOUND);
    const { user } = await renderPane(committee(EMPTY, { lookUp }));
    expect(screen.getByText("Aucune créance client n'a été trouvée dans ce classeur.")).toBeVisible();
    expect(screen.getByText(/Les chiffres datent du x/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Analyser" })).toBeNull();
    await expectAccessible();
    await user.click(button("Relire le classeur"));
    expect(analyseButton()).toBeVisible();
  });

  test("shows the clients that stand from an earlier analysis", async () => {
    await renderPane(committee({ ...CLASSIFIED, agendaPrepared: true }));
    expect(button("Refaire l'analyse")).toBeVisible();
    expect(button("Refaire l'ordre du jour")).toBeVisible();
    expect(button("Envoyer l'ordre du jour")).toBeVisible();
    expect(clientItems()).toHaveLength(5);
    await expectAccessible();
  });
});

describe("the first analysis", () => {
  test("says beside its button which sheets it adds, and writes nothing before it is asked to", async () => {
    const analyse = jest.fn();
    await renderPane(committee(FOUND, { analyse }));
    const sheets = "Clients, Ordre du jour, Protocole et Paramètres";
    expect(screen.getByText(new RegExp(`L'analyse ajoutera 4 feuilles.*: ${sheets}\\.`))).toBeVisible();
    await expectAccessible();
    expect(analyse).not.toHaveBeenCalled();
  });

  test("takes the language chosen for the sheets and says what was done, with numbers", async () => {
    const analyse = jest.fn().mockResolvedValue(analysisOf(manyClients(5)));
    const { user } = await renderPane(committee(FOUND, { analyse }));
    await user.click(screen.getByRole("radio", { name: "English" }));
    expect(screen.getByText(/Clients, Agenda, Protocol et Settings/)).toBeVisible();
    await user.click(analyseButton());
    await settled();
    expect(analyse).toHaveBeenCalledTimes(1);
    expect(analyse).toHaveBeenLastCalledWith({ language: "en", referenceDate: null }, expect.anything());
    expect(await screen.findByText("5 clients classés.")).toBeVisible();
    expect(screen.getByText(/Feuilles créées/)).toHaveTextContent(
      "Clients, Ordre du jour, Protocole et Paramètres",
    );
    await expectAccessible();
  });

  test.each([
    [
      "fr",
      "Aucune couverture ni limite trouvée\u00a0: n'êtes-vous pas assuré\u202f?",
      "Aucune cote trouvée\u00a0: n'en avez-vous pas\u202f?",
      /^Non.*\(proposé\)\s*Grille de 3 lignes$/,
      /^Oui.*Grille de 9 lignes\s; sans donnée à ce critère, un client est orange au mieux$/,
      "Annuler",
      "Analyser",
    ],
    [
      "en",
      "Neither cover nor limit was found: are you not insured?",
      "No rating was found: have you none?",
      /^No.*\(proposed\)\s*A grid of 3 rows$/,
      /^Yes.*A grid of 9 rows; without data for this criterion, a client is orange at best$/,
      "Cancel",
      "Analyse",
    ],
  ] as const)(
    "asks before it writes whether criteria without a source count, and keeps the answer when stopped (%s)",
    async (language, cover, ratings, no, yes, stop, start) => {
      const analyse = jest.fn((_: unknown, control: Parameters<EveryAction["lookUp"]>[0]) =>
        standing({ step: "reading", done: 0.5 })(control),
      );
      const { user } = await renderPane(committee(UNINSURED, { analyse }), { language });
      const choices = (name: string) =>
        within(screen.getByRole("radiogroup", { name: spaced(name) })).getAllByRole<HTMLInputElement>(
          "radio",
        );
      for (const name of [cover, ratings]) {
        expect(choices(name)[0]).toHaveAccessibleName(no);
        expect(choices(name)[1]).toHaveAccessibleName(yes);
        expect(choices(name).map(({ checked }) => checked)).toEqual([true, false]);
      }
      await expectAccessible();
      // Without an answer nothing is asked for but what is proposed.
      await user.click(button(start));
      expect(analyse).toHaveBeenLastCalledWith({ language, referenceDate: null }, expect.anything());
      await user.click(button(stop));
      await settled();
      choices(cover)[0]!.focus();
      await user.keyboard("{ArrowDown}");
      expect(choices(cover).map(({ checked }) => checked)).toEqual([false, true]);
      await user.click(button(start));
      await user.click(button(stop));
      await settled();
      expect(choices(cover).map(({ checked }) => checked)).toEqual([false, true]);
      await user.click(choices(ratings)[1]!);
      expect(choices(ratings)[1]).toHaveAccessibleName(/27/);
      await user.click(button(start));
      expect(analyse.mock.calls.slice(1).map(([request]) => request)).toEqual([
        expect.objectContaining({ criteria: { coverCriterion: "insurance", ratingsInUse: false } }),
        expect.objectContaining({ criteria: { coverCriterion: "insurance", ratingsInUse: true } }),
      ]);
    },
  );

  test("is not announced again once the sheets stand", async () => {
    const written = { sheetsCreated: [], cellsChanged: 34 };
    const analyse = jest.fn().mockResolvedValue({ ...analysisOf(manyClients(5)), written });
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    expect(analyse).toHaveBeenLastCalledWith({ language: "fr", referenceDate: null }, expect.anything());
    expect(
      await screen.findByText(spaced("Feuille Clients mise à jour : 34 cellules changées.")),
    ).toBeVisible();
  });

  test("says so when nothing had to change", async () => {
    const written = { sheetsCreated: [], cellsChanged: 0 };
    const analyse = () => Promise.resolve({ ...analysisOf(manyClients(5)), written });
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    expect(await screen.findByText(/était déjà à jour, rien n'a été réécrit/)).toBeVisible();
  });
});

describe("while it works", () => {
  test("keeps the labels, refuses a second start, names the step and stops on request", async () => {
    const analyse = jest.fn((_: unknown, control: Parameters<EveryAction["lookUp"]>[0]) =>
      standing({ step: "classifying", done: 0.5 })(control),
    );
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    expect(button("Refaire l'analyse")).toHaveAttribute("aria-disabled", "true");
    expect(button("Refaire l'analyse")).toHaveFocus();
    await user.click(button("Refaire l'analyse"));
    expect(analyse).toHaveBeenCalledTimes(1);
    expect(screen.getByRole("progressbar")).toHaveAccessibleName("Classement des clients");
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", expect.stringMatching(/50\s%/));
    await expectAccessible();
    await user.click(button("Annuler"));
    expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(button("Refaire l'analyse")).not.toHaveAttribute("aria-disabled", "true");
  });

  test("says that it is stopping until it has stopped", async () => {
    const analyse = (_: unknown, control: Parameters<EveryAction["lookUp"]>[0]) => {
      control.onProgress({ step: "writing", done: 0.9 });
      return new Promise<never>(() => undefined);
    };
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    await user.click(button("Annuler"));
    expect(screen.getByRole("progressbar")).toHaveAccessibleName("Arrêt en cours…");
    expect(button("Annuler")).toBeDisabled();
  });
});

describe("the reference date", () => {
  test("is asked for when no sheet says it, and needed before analysing", async () => {
    const analyse = jest.fn().mockResolvedValue(analysisOf(manyClients(5)));
    const { user } = await renderPane(
      committee({ ...UNDATED, sheetsToCreate: { fr: [], en: [] } }, { analyse }),
    );
    await user.click(analyseButton());
    expect(analyse).not.toHaveBeenCalled();
    expect(dateField()).toHaveFocus();
    expect(await screen.findByText("Indiquez la date d'arrêté, par exemple 12/05/2026.")).toBeVisible();
    await expectAccessible();
    await user.keyboard("31/04/2026{Tab}");
    expect(await screen.findByText(/Cette date n'existe pas/)).toBeVisible();
    expect(dateField()).toHaveValue("31/04/2026");
    await user.clear(dateField());
    await user.type(dateField(), "30/04/2026");
    await user.click(analyseButton());
    expect(analyse).toHaveBeenLastCalledWith(
      { language: "fr", referenceDate: dayOf(2026, 4, 30) },
      expect.anything(),
    );
  });

  test("can be chosen in a calendar", async () => {
    const { user } = await renderPane(committee(UNDATED));
    await user.click(button("Ouvrir le calendrier"));
    const dialog = await screen.findByRole("dialog", { name: "Ouvrir le calendrier" });
    // Until Fluent UI has found its place, nothing in it can be clicked.
    await waitFor(() => expect(dialog).not.toHaveStyle({ pointerEvents: "none" }));
    const calendar = within(dialog);
    await user.click(calendar.getByRole("button", { name: /^8, mai, 2026|^8 mai 2026|^8/ }));
    expect(dateField()).toHaveValue("08/05/2026");
  });

  test("of the workbook can be overruled and taken again", async () => {
    const analyse = jest.fn().mockResolvedValue(analysisOf(manyClients(5)));
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Toutes les étapes"));
    await user.click(button("Changer la date"));
    expect(dateField()).toHaveFocus();
    expect(dateField()).toHaveValue("11/05/2026");
    await user.clear(dateField());
    await user.type(dateField(), "4.5.26");
    await user.click(button("Refaire l'analyse"));
    expect(analyse).toHaveBeenLastCalledWith(
      { language: "fr", referenceDate: dayOf(2026, 5, 4) },
      expect.anything(),
    );
    await user.click(await screen.findByRole("button", { name: "Reprendre la date du classeur" }));
    expect(screen.getByText("Créances arrêtées au 11/05/2026")).toBeVisible();
  });

  test("is asked for when the analysis finds that there is none", async () => {
    const analyse = () => Promise.reject(new Problem("no-reference-date"));
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    expect(await screen.findByText("L'analyse n'a pas commencé.")).toBeVisible();
    expect(dateField()).toBeVisible();
  });
});

describe("the home page", () => {
  const lastFigures = { exposure: 350_000_000, countedOverdue: 9_000_000, uncovered: 120_000_000 };
  const week = { lastDay: FOUND.today - 8, lastFigures };

  test("shows what is at risk, its change, and the step to take", async () => {
    await renderPane(committee(CLASSIFIED, { readWeek: () => Promise.resolve(weekOf(CLASSIFIED, week)) }));
    const figures = screen.getByLabelText("Le risque du portefeuille");
    expect(figures.textContent?.replace(/\s/g, " ")).toBe(
      "Encours1,8 M€−1,7 M€Échu retenu96 k€+5 810 €Non couvert1,2 M€−24 k€",
    );
    expect(screen.getByText("Étape 3 sur 6")).toBeVisible();
    expect(screen.getByText(spaced("Fait : Données et Classement au 11/05/2026"))).toBeVisible();
    expect(button("Préparer l'ordre du jour")).toBeVisible();
    await expectAccessible();
  });

  test("says with the meeting, on its day, what people changed in the sheet", async () => {
    const edited = { committee: FOUND.today, agendaSent: FOUND.today, openActions: 5, sheetEdits: 3 };
    const readWeek = () => Promise.resolve(weekOf(CLASSIFIED, edited));
    const { user } = await renderPane(committee(CLASSIFIED, { readWeek }));
    const changed = spaced("3 lignes modifiées dans la feuille, à revoir en séance");
    expect(screen.getByText(changed)).toHaveTextContent(/aujourd.hui/i);
    await user.click(screen.getByRole("button", { name: "Toutes les étapes" }));
    expect(screen.getAllByText(changed)).toHaveLength(1);
    expect(screen.getByText(spaced("5 actions en cours"))).toBeVisible();
    await expectAccessible();
  });

  test("reads the week again only once something may have changed it", async () => {
    const readWeek = jest.fn(() => Promise.resolve(weekOf(CLASSIFIED, week)));
    const lookUp = () => Promise.resolve({ ...CLASSIFIED, week: weekOf(CLASSIFIED, week) });
    const { user } = await renderPane(committee(CLASSIFIED, { lookUp, readWeek }));
    expect(screen.getByText("Étape 3 sur 6")).toBeVisible();
    expect(readWeek).not.toHaveBeenCalled();
    await user.click(screen.getByRole("tab", { name: "Séance" }));
    await user.click(screen.getByRole("tab", { name: "Semaine" }));
    expect(await screen.findByText("Étape 3 sur 6")).toBeVisible();
    expect(readWeek).toHaveBeenCalledTimes(1);
  });

  test("counts what asks for a look, and each tile shows what it counts", async () => {
    const { user } = await renderPane(committee(CLASSIFIED));
    const tiles = within(screen.getByRole("group", { name: "À regarder cette semaine" }));
    const shown = () => clientItems().length;
    await user.click(tiles.getByRole("button", { name: "1 nouveau rouge" }));
    expect(shown()).toBe(1);
    expect(screen.getByText("1 sur 5 clients · nouveaux rouges")).toBeVisible();
    await user.click(tiles.getByRole("button", { name: "1 échéance sous 10 jours" }));
    expect(shown()).toBe(1);
    await user.click(tiles.getByRole("button", { name: "2 rouges" }));
    expect(shown()).toBe(2);
    await user.click(tiles.getByRole("button", { name: "2 rouges", pressed: true }));
    expect(shown()).toBe(5);
    await user.click(tiles.getByRole("button", { name: "1 action en retard" }));
    expect(await screen.findByRole("tab", { name: "Décisions", selected: true })).toBeVisible();
    expect(await screen.findByRole("checkbox", { name: "Actions en retard" })).toBeChecked();
  });
});

describe("the way through the pages", () => {
  const prepared = { ...CLASSIFIED, agendaPrepared: true };

  test("leads back from a page that another opened, to the control that opened it", async () => {
    const { user } = await renderPane(committee(prepared));
    await user.click(button("Envoyer l'ordre du jour"));
    expect(await screen.findByRole("heading", { level: 1, name: "Envoyer l'ordre du jour" })).toBeVisible();
    await user.click(button(/^Retour\s: Semaine$/));
    await waitFor(() => expect(button("Envoyer l'ordre du jour")).toHaveFocus());
    expect(screen.getByRole("tab", { name: "Semaine" })).toHaveAttribute("aria-selected", "true");
  });

  test("leads along the tabs by arrow keys, and to what is set once by the menu", async () => {
    const { user } = await renderPane(committee(prepared));
    screen.getByRole("tab", { name: "Semaine" }).focus();
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("tab", { name: "Client" })).toHaveFocus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(screen.getByRole("tab", { name: "Résultats" })).toHaveFocus();
    await user.keyboard("{Home}{Tab}");
    expect(button("Autres pages")).toHaveFocus();
    await user.keyboard("{Enter}");
    const items = (await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent);
    expect(items).toEqual(["Politique de crédit", "Vérifier cet Excel", "Lecture des feuilles"]);
  });

  test("takes along no notice of another page; one that is closed gives the focus back", async () => {
    const { user } = await renderPane(committee(CLASSIFIED));
    await user.click(button("Préparer l'ordre du jour"));
    expect(await screen.findByText(/17\sclients, 74\smin/)).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Client" }));
    await user.click(screen.getByRole("tab", { name: "Semaine" }));
    expect(screen.queryByText(/17\sclients, 74\smin/)).toBeNull();
    await user.click(button("Refaire l'ordre du jour"));
    await screen.findByText(/17\sclients, 74\smin/);
    await user.click(button("Fermer le message"));
    expect(button("Refaire l'ordre du jour")).toHaveFocus();
  });
});

describe("the clients", () => {
  const names = () =>
    clientItems().map((item) => within(item).getByRole("button").getAttribute("aria-label"));

  test("stand reds first, each in words, select their row and show their card", async () => {
    const showClient = jest.fn().mockResolvedValue(undefined);
    const clients = [...manyClients(5)].reverse();
    const { user } = await renderPane(committee({ ...CLASSIFIED, clients }, { showClient }));
    expect(names().map((name) => /, (Rouge|Orange|Vert)\./.exec(name ?? "")?.[1])).toEqual([
      "Rouge",
      "Rouge",
      "Orange",
      "Orange",
      "Vert",
    ]);
    const first = button(/Verrerie du Midi/);
    expect(first).toHaveAccessibleName(
      spaced(
        "Verrerie du Midi SAS, Rouge. Encours 182 000 €, Non couvert 182 000 €, Échu retenu 64 210 €, Plus ancien retard 92 j.",
      ),
    );
    await user.click(first);
    expect(showClient).toHaveBeenLastCalledWith("C00127");
    expect(await screen.findByRole("article")).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Semaine" }));
    button(/Brossard/).focus();
    await user.keyboard("{Enter}");
    expect(showClient).toHaveBeenLastCalledWith("C00043");
  });

  test("show their card although a filter of the sheet hides their row, which is said", async () => {
    const showClient = jest.fn().mockRejectedValue(new Problem("row-hidden", { sheet: "Clients" }));
    const { user } = await renderPane(committee(CLASSIFIED, { showClient }));
    await user.click(button(/Verrerie du Midi/));
    expect(await screen.findByRole("article")).toBeVisible();
    expect(screen.getByText(/La ligne est choisie, mais elle ne se voit pas/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Copier/ })).toBeNull();
    await expectAccessible();
  });

  test("are filtered by the counts of their colours", async () => {
    const { user } = await renderPane(committee(CLASSIFIED));
    const reds = button(/2 clients rouges/);
    await user.click(reds);
    expect(reds).toHaveAttribute("aria-pressed", "true");
    expect(names()).toHaveLength(2);
    expect(screen.getByText("2 sur 5 clients")).toBeVisible();
    await user.click(button(/1 client vert/));
    expect(names()).toHaveLength(3);
    await user.click(reds);
    expect(names()).toHaveLength(1);
    await expectAccessible();
  });

  test("of one salesperson are listed, the largest first", async () => {
    const { user } = await renderPane(committee(CLASSIFIED));
    await user.selectOptions(screen.getByRole("combobox", { name: "Commercial" }), "Katrin Weber");
    expect(names()).toHaveLength(2);
    await user.click(button("Afficher tous les clients"));
    await user.selectOptions(screen.getByRole("combobox", { name: "Ordre des clients" }), "Encours");
    expect(names()[0]).toContain("Vignerons de la Haute Vallée");
  });

  test("are found by name or code, whatever accents and case", async () => {
    const { user } = await renderPane(committee(CLASSIFIED));
    const search = screen.getByRole("searchbox", { name: /Chercher un client/ });
    await user.type(search, "etablissements FILS");
    expect(names()).toHaveLength(1);
    await user.clear(search);
    await user.type(search, "c00318");
    expect(names()[0]).toContain("Brasserie Lalande");
    await user.type(search, "zzz");
    expect(screen.getByText("Aucun client ne correspond.")).toBeVisible();
    await user.click(button("Afficher tous les clients"));
    expect(names()).toHaveLength(5);
  });

  test("are not all in the page when they are ten thousand", async () => {
    await renderPane(committee({ ...CLASSIFIED, clients: manyClients(10_000) }));
    const shown = clientItems();
    expect(shown.length).toBeLessThan(200);
    expect(shown[0]).toHaveAttribute("aria-setsize", "10000");
    expect(screen.getByRole("tab", { name: spaced("Clients (10 000)") })).toBeVisible();
  });
});

describe("the checks", () => {
  const analysis = {
    ...analysisOf(manyClients(5)),
    rejected: [
      {
        address: "'Pièces ouvertes'!F12",
        reason: { code: "amount-unreadable", values: { value: "n.c." } },
        amount: null,
      },
      {
        address: "'Pièces ouvertes'!F40",
        reason: { code: "amount-unreadable", values: { value: "n.c." } },
        amount: 1245000,
      },
    ],
    warnings: [{ code: "reference-date-old", values: { day: "30/04/2026", count: 12 } }],
  };

  async function openChecks(over: Partial<Analysis> = {}) {
    const showCell = jest.fn().mockResolvedValue(undefined);
    const analyse = () => Promise.resolve({ ...analysis, ...over });
    const pane = await renderPane(committee(CLASSIFIED, { analyse, showCell }));
    await pane.user.click(button("Refaire l'analyse"));
    await pane.user.click(await screen.findByRole("tab", { name: /Contrôles/ }));
    return { ...pane, showCell };
  }

  test("list the rejected rows with their reason, and go to their cells", async () => {
    const { user, showCell } = await openChecks();
    expect(screen.getByRole("tab", { name: "Contrôles (3)" })).toBeVisible();
    expect(button(/2 lignes rejetées/)).toHaveAttribute("aria-expanded", "true");
    await user.click(button("Aller à la cellule 'Pièces ouvertes'!F40"));
    expect(showCell).toHaveBeenCalledWith("'Pièces ouvertes'!F40");
    expect(screen.getByText(spaced("12 450,00 €"))).toBeVisible();
    expect(screen.getAllByText(spaced("Le montant « n.c. » est illisible."))).toHaveLength(2);
    expect(screen.getByText(/Les chiffres datent du 30\/04\/2026/)).toBeVisible();
    await expectAccessible();
  });

  test("say each matter once, as a warning whose cells are links in its sentence", async () => {
    const repeated = {
      code: "due-date-missing",
      values: { sheet: "Pièces ouvertes", rows: 2, cells: "'Pièces ouvertes'!F70\nF7" },
    };
    const alone = {
      code: "duplicate-documents",
      values: { sheet: "Pièces ouvertes", rows: 1, number: "FA-1" },
    };
    const addresses = ["'Pièces ouvertes'!F70", "'Pièces ouvertes'!F7"];
    const findings = [
      { message: repeated, addresses, rows: 2 },
      { message: alone, addresses: ["'Pièces ouvertes'!C9"], rows: 1 },
    ];
    const [items] = analysis.readings;
    const { user, showCell } = await openChecks({
      warnings: [repeated],
      readings: items === undefined ? [] : [{ ...items, findings }],
    });
    await user.click(button("Qualité de la lecture"));
    expect(screen.getAllByText(/échéance absente sur 2 lignes/)).toHaveLength(1);
    expect(button("Aller à la cellule 'Pièces ouvertes'!F70")).toHaveTextContent(/^'Pièces ouvertes'!F70$/);
    expect(button("Aller à la cellule 'Pièces ouvertes'!F7")).toHaveTextContent(/^F7$/);
    await user.click(button("Aller à la cellule 'Pièces ouvertes'!F7"));
    expect(showCell).toHaveBeenCalledWith("'Pièces ouvertes'!F7");
    expect(button("Aller à la cellule 'Pièces ouvertes'!C9")).toBeVisible();
    await expectAccessible();
  });

  test("add up the balance, the rows read and the sheet's total to the cent", async () => {
    await openChecks({ rejected: [], warnings: [] });
    expect(screen.getByText("Aucune ligne rejetée, aucun avertissement.")).toBeVisible();
    expect(screen.getByRole("row", { name: spaced("Solde 10 962 816,00 €") })).toBeVisible();
    expect(screen.getByRole("row", { name: spaced("Total des lignes lues 10 975 266,00 €") })).toBeVisible();
    expect(screen.getByText("Le total de la feuille est retrouvé au centime.")).toBeVisible();
  });

  test("compare with the other places that state a sum, the sheet's own total but once", async () => {
    const found = {
      sheet: "Pièces ouvertes",
      kind: "open-items",
      read: 1097526600,
      stated: 1097526600,
      difference: 0,
      rejected: 0,
      leftOut: 0,
      unexplained: 0,
      lines: [],
      lineCount: 0,
    } as const;
    await openChecks({
      rejected: [],
      reconciliation: [
        { ...found, against: "sheet-total", otherSheet: "Pièces ouvertes" },
        { ...found, against: "aged-balance", otherSheet: "Balance âgée" },
      ],
    });
    expect(screen.getByText("Le total de la feuille est retrouvé au centime.")).toBeVisible();
    expect(screen.getAllByText("Retrouvé au centime.")).toHaveLength(1);
    expect(screen.getByText(/Balance âgée\s10\s975\s266,00/)).toBeVisible();
  });

  test("say by how much the sheet's total differs", async () => {
    const { totals } = analysis;
    await openChecks({ rejected: [], warnings: [], totals: { ...totals, sheetTotal: 1097526601 } });
    expect(screen.getByText(spaced("Le total de la feuille diffère de 0,01 €."))).toBeVisible();
  });
});

describe("the agenda", () => {
  test("is called by its sheet's true name, whatever the pane's language", async () => {
    const { sheetNames } = CLASSIFIED;
    const fr = { ...sheetNames.fr, agenda: "Ordre du jour (comité)" };
    const overview: Overview = { ...CLASSIFIED, sheetNames: { ...sheetNames, fr } };
    const { user } = await renderPane(committee(overview), { language: "en" });
    await user.click(button("Prepare the agenda"));
    expect(
      await screen.findByRole("button", { name: "Open the sheet Ordre du jour (comité)" }),
    ).toBeVisible();
  });

  test("what could not be put back by something short is said, until it is dismissed", async () => {
    let say: Parameters<EveryAction["onSaid"]>[0] = () => undefined;
    const onSaid: EveryAction["onSaid"] = (listener) => {
      say = listener;
      return () => undefined;
    };
    const { user } = await renderPane(committee(CLASSIFIED, { onSaid }));
    act(() => say([{ code: "decoration-refused", values: { names: "table filter" } }]));
    expect(await screen.findByText(/le filtre d.un tableau, à remettre/)).toBeVisible();
    await expectAccessible();
    await user.click(button("Fermer le message"));
    expect(screen.queryByText(/le filtre d.un tableau, à remettre/)).toBeNull();
  });

  test("is prepared once the clients are classified, and says what does not fit", async () => {
    const showSheet = jest.fn().mockResolvedValue(undefined);
    const { user } = await renderPane(committee(CLASSIFIED, { showSheet }));
    await user.click(button("Préparer l'ordre du jour"));
    expect(await screen.findByText(spaced("Ordre du jour préparé : 17 clients, 74 min."))).toBeVisible();
    expect(screen.getByText("4 ne tiennent pas dans l'heure.")).toBeVisible();
    expect(
      button(/^Prendre le seuil de 250\s000\s€\s: 13 clients, 58\smin, 78\s% de l'encours$/),
    ).toBeVisible();
    expect(button("Envoyer l'ordre du jour")).toHaveClass("ms-Button--primary");
    await expectAccessible();
    await user.click(button("Ouvrir la feuille Ordre du jour"));
    expect(showSheet).toHaveBeenCalledWith("agenda");
  });

  test("takes the threshold advised and is prepared again with it, where it was too long", async () => {
    const takeThreshold = jest.fn((_: number) => Promise.resolve());
    const { user } = await renderPane(committee(CLASSIFIED, { takeThreshold }));
    await user.click(button("Préparer l'ordre du jour"));
    await user.click(await screen.findByRole("button", { name: /^Prendre le seuil de 250\s000\s€/ }));
    expect(takeThreshold).toHaveBeenCalledWith(250_000_00);
    expect(await screen.findByRole("button", { name: /^Prendre le seuil/ })).toBeVisible();
  });
});

describe("a problem", () => {
  const CODES = Object.keys(words.fr.problems) as ProblemCode[];
  const PLACEHOLDERS = JSON.stringify(words.fr.problems).matchAll(/\{\{(\w+)/g);
  const VALUES: Record<string, string> = {
    ...Object.fromEntries([...PLACEHOLDERS].map(([, name = ""]) => [name, name])),
    sheet: "Clients",
    column: "Encours",
    name: "CC_Clients",
    sheets: "Créances",
    rows: "12",
    tried: "10",
  };
  const filled = (text: string) =>
    spaced(
      text
        .replace(/\{\{sheets\.(\w+)\}\}/g, (_, sheet: keyof SheetNames) => words.fr.workbook.sheets[sheet])
        .replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => VALUES[name] ?? name)
        .replace(/[\u00a0\u202f]/g, " "),
    );

  test("of more rows than are tried asks before reading, and reads them where that is wanted", async () => {
    const analyse = jest
      .fn()
      .mockRejectedValueOnce(new Problem("many-rows", { rows: 600_000, tried: 500_000 }))
      .mockResolvedValue(analysisOf(CLASSIFIED.clients ?? []));
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    expect(
      await screen.findByText(spaced("Le classeur a 600 000 lignes : l'analyse n'a pas commencé.")),
    ).toBeVisible();
    await expectAccessible();
    await user.click(button("Lire quand même"));
    await waitFor(() => expect(analyse).toHaveBeenCalledTimes(2));
    const [first, second] = analyse.mock.calls.map(([request]: unknown[]) => request);
    expect(second).toEqual({ ...(first as object), isLargeAccepted: true });
  });

  test.each(CODES)("of kind %s is told as what, why and what next, in both languages", async (code) => {
    for (const language of ["fr", "en"] as const) {
      const analyse = () => Promise.reject(new Problem(code, VALUES, "RichApi.Error AccessDenied"));
      const { user, unmount } = await renderPane(committee(CLASSIFIED, { analyse }), { language });
      await user.click(button(language === "fr" ? "Refaire l'analyse" : "Analyse again"));
      const { what, why: cause, next } = words[language].problems[code];
      const stops = ["another-workbook", "excel-busy"].includes(code);
      const why = stops ? `${cause} ${words[language].pane.problem.perhapsWritten}` : cause;
      for (const part of [what, why, next]) expect(await screen.findByText(filled(part))).toBeVisible();
      expect(document.body.textContent).not.toMatch(/\{\{|RichApi|undefined/);
      unmount();
    }
  });

  test("is accessible", async () => {
    const analyse = () => Promise.reject(new Problem("sheet-protected", VALUES));
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Elle est protégée.");
    await expectAccessible();
  });

  test("gives its details to the clipboard only", async () => {
    const analyse = () => Promise.reject(new Problem("write-refused", {}, "AccessDenied at Range.values"));
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    await user.click(button("Refaire l'analyse"));
    await user.click(await screen.findByRole("button", { name: "Copier les détails" }));
    expect(await screen.findByText("Détails copiés")).toBeVisible();
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain("write-refused");
    expect(copied).toContain("AccessDenied at Range.values");
    expect(copied).toContain("1.2.3");
  });

  test("shows its details to be selected where copying is refused", async () => {
    const analyse = () => Promise.reject(new Problem("unexpected", {}, "boom"));
    const { user } = await renderPane(committee(CLASSIFIED, { analyse }));
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    await user.click(button("Refaire l'analyse"));
    await user.click(await screen.findByRole("button", { name: "Copier les détails" }));
    const shown = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /La copie a été refusée/ });
    expect(shown.value).toContain("boom");
  });

  test("of a kind unknown says what to do, and can be dismissed", async () => {
    const showClient = () => Promise.reject(new TypeError("x is not a function"));
    const { user } = await renderPane(committee(CLASSIFIED, { showClient }));
    await user.click(button(/Verrerie du Midi/));
    expect(await screen.findByText("Une erreur inattendue s'est produite.")).toBeVisible();
    await user.click(button("Fermer le message"));
    expect(screen.queryByText("Une erreur inattendue s'est produite.")).toBeNull();
  });

  test("in drawing the pane itself is caught", async () => {
    const silenced = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const broken = { ...CLASSIFIED, clients: [null] } as unknown as Overview;
    await renderPane(committee(broken));
    expect(screen.getByRole("heading", { name: "Le volet a rencontré une erreur." })).toBeVisible();
    expect(button("Recharger le volet")).toBeVisible();
    expect(button("Copier les détails")).toBeVisible();
    silenced.mockReset();
  });
});

describe("a page asked for by the ribbon", () => {
  test("analyse starts the analysis as the button does", async () => {
    const analyse = jest.fn().mockResolvedValue(analysisOf(manyClients(5)));
    const { request } = await renderPane(committee(CLASSIFIED, { analyse }));
    request("analyse");
    await settled();
    expect(analyse).toHaveBeenCalledTimes(1);
  });

  test("the first analysis is announced on its page and waits for the button", async () => {
    const analyse = jest.fn();
    const { request } = await renderPane(committee(FOUND, { analyse }));
    request("analyse");
    expect(screen.getByText(/L'analyse ajoutera 4 feuilles/)).toBeVisible();
    expect(analyse).not.toHaveBeenCalled();
  });

  test("agenda and protocol show their sheets", async () => {
    const showSheet = jest.fn().mockResolvedValue(undefined);
    const { request } = await renderPane(committee({ ...CLASSIFIED, agendaPrepared: true }, { showSheet }));
    request("protocol");
    request("agenda");
    expect(showSheet.mock.calls).toEqual([["protocol"], ["agenda"]]);
  });

  test("client shows the card of the selected row's client", async () => {
    const { request } = await renderPane(committee(CLASSIFIED));
    request("client");
    expect(await screen.findByRole("article", { name: "Verrerie du Midi SAS" })).toBeVisible();
    expect(screen.getByRole("tab", { name: "Client" })).toHaveAttribute("aria-selected", "true");
  });
});

test("everything reads in English too", async () => {
  const { user } = await renderPane(committee(CLASSIFIED), { language: "en" });
  expect(document.documentElement.lang).toBe("en");
  expect(screen.getByText("Friday 15 May at 8:30")).toBeVisible();
  await user.click(button("Analyse again"));
  expect(await screen.findByText("5 clients classified.")).toBeVisible();
  await user.click(screen.getByRole("tab", { name: "Checks" }));
  expect(screen.getByText("The sheet's total is matched to the cent.")).toBeVisible();
  expect(screen.getByRole("link", { name: "Privacy" })).toBeVisible();
  await expectAccessible();
});
