import { act, screen, within } from "@testing-library/react";
import type { ClientCard } from "../../committee/client/clientContract";
import { Problem } from "../../domain/basis/problem";
import { words, type Language } from "../../locales/translator";
import { sampleHistory } from "../../../test/pane/sampleDecisions";
import { expectAccessible, plain, renderPane, settled } from "../../../test/pane/renderPane";
import { CARD, CLASSIFIED, committee, FOUND, standing } from "../../../test/pane/sampleWeek";
import type { EveryAction } from "../../../test/pane/committeeDouble";

/** Opens the pane on the client page. */
const openCard = (over: Partial<EveryAction> = {}, overview = CLASSIFIED, language: Language = "fr") =>
  renderPane(committee(overview, over), { language, tab: "Client" });

const card = () => screen.findByRole("article");
const cardOf = (over: Partial<ClientCard>) => () => Promise.resolve({ ...CARD, ...over });

test("says who the client is, its colour with reasons and way out, and what presses", async () => {
  await openCard();
  const text = plain(await card());
  expect(within(await card()).getByRole("heading", { level: 2 })).toHaveTextContent("Verrerie du Midi SAS");
  for (const said of [
    "Rouge",
    "Code C00127 · Groupe Midi Verre · Suivi par Hélène Roux",
    "64 210 € échus dont 41 000 € > 60 j",
    "Orange si 44 211 € sont payés",
    "Orange → rouge : retard grave",
    "Oui : 92 j de retard",
    "Bientôt : à déclarer à l'assureur avant le 19/05/2026",
    "Chiffres arrêtés au 11/05/2026",
  ]) {
    expect(text).toContain(said);
  }
  await expectAccessible();
});

test("says that what is quoted from a workbook in another language is, and marks it so", async () => {
  const opened = await openCard();
  expect(plain(await card())).not.toContain("texte de la feuille");
  opened.unmount();
  await openCard({}, CLASSIFIED, "en");
  expect(plain(await card())).toContain("the text of the Clients sheet, in French");
  expect(screen.getByText(CARD.wayOut)).toHaveAttribute("lang", "fr");
  expect(screen.getByText(CARD.reasons)).toHaveAttribute("lang", "fr");
  await expectAccessible();
});

test("shows the exposure and the ageing as bars that say their amounts", async () => {
  await openCard();
  await card();
  const bar = screen.getByRole("img", { name: /^Encours/ });
  expect(bar.getAttribute("aria-label")?.replace(/\s/g, " ")).toBe(
    "Encours 182 000 € : 60 000 € couverts, 122 000 € non couverts, dont 64 210 € échus",
  );
  const text = plain(await card());
  for (const said of ["Non échu106 790 €", "61 à 90 j28 000 €", "Crédits non imputés−8 000 €"]) {
    expect(text).toContain(said);
  }
  for (const said of ["Solde167 000 €", "Livré non facturé12 000 €", "Dépôts de garantie−5 000 €"]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain("Effets non échus");
});

test("lists the items, overdue first, with what is wrong with each", async () => {
  await openCard();
  await card();
  const list = screen.getByRole("list", { name: "Pièces ouvertes (6)" });
  const items = within(list).getAllByRole("listitem").map(plain);
  expect(items).toEqual([
    "F2026-011213 000,00 €Échéance 08/02/202692 j de retard",
    "F2026-018828 000,00 €Échéance 08/03/2026 · 6 j au-delà du délai légal64 j de retard",
    "F2026-024315 200,00 €Échéance 06/04/2026 · En litige35 j de retard",
    "F2026-030112 010,00 €Échéance 29/04/202612 j de retard",
    "F2026-0377106 790,00 €Échéance 20/06/2026",
    "AV2026-031−8 000,00 €Crédit non imputé",
  ]);
});

test("keeps few of a thousand items in the page", async () => {
  const [item] = CARD.items ?? [];
  const items = Array.from({ length: 1000 }, (_, index) => ({ ...item!, document: `F${index}` }));
  await openCard({ clientCard: cardOf({ items }) });
  await card();
  expect(screen.getAllByRole("listitem").length).toBeLessThan(200);
  expect(screen.getByText(/Pièces ouvertes \(1\s000\)/)).toBeVisible();
});

test("says cover and rating with their dates, and what does not count", async () => {
  await openCard();
  const text = plain(await card());
  for (const said of [
    "60 000 € garantisaccordée en partie · dénommée · permanente · du 23/10/2025 au 08/09/2026",
    "180 000 € demandés · quotité 90 %",
    "40 000 € garantisaccordée · dénommée · temporaire · du 10/02/2026 au 10/05/2026 · Non comptée aujourd'hui",
    "Coface3/10qualité faible · du 01/04/2026 · retenue",
    "Banque de France5-qualité moyenne · sans date",
  ]) {
    expect(text).toContain(said);
  }
});

test("says penalties, fees and what the law thinks of the terms", async () => {
  await openCard();
  const text = plain(await card());
  for (const said of [
    "Délai convenu60 jours net",
    "Pénalités de retard exigibles1 278,43 €",
    "Indemnités de recouvrement (4 factures)160,00 €",
    "Délai convenu conforme à la loi.",
    "1 pièce à échéance au-delà du délai légal",
  ]) {
    expect(text).toContain(said);
  }
});

test("says what is missing: items of an aged balance, cover, rating, terms, marks", async () => {
  await openCard({
    clientCard: cardOf({
      items: null,
      penalties: null,
      cover: [],
      ratings: [],
      accounts: [],
      oldestIsMinimum: true,
      legal: { term: "", endOfMonth: null, drift: null, termBeyond: null, itemsBeyond: 0 },
      isPinned: null,
      note: null,
    }),
  });
  const text = plain(await card());
  for (const said of [
    "Les créances viennent d'une balance âgée",
    "Aucune ligne de couverture",
    "Aucune cote",
    "Délai convenunon indiqué",
    "92 j au moins",
    "Refaites l'analyse pour ajouter",
  ]) {
    expect(text).toContain(said);
  }
  await expectAccessible();
});

test("follows the selection, and stops when another page is shown", async () => {
  const stop = jest.fn();
  let tell: (code: string | null) => void = () => undefined;
  const clientCard = jest.fn((clientCode: string) =>
    Promise.resolve({ ...CARD, clientCode, clientName: `Client ${clientCode}` }),
  );
  const { user } = await openCard({
    clientCard,
    followSelection: (onClient) => {
      tell = onClient;
      return Promise.resolve(stop);
    },
  });
  expect(screen.getByText(/Sélectionnez la ligne d'un client/)).toBeVisible();
  act(() => tell("C1"));
  expect(await screen.findByRole("article", { name: "Client C1" })).toBeVisible();
  act(() => tell("C2"));
  expect(await screen.findByRole("article", { name: "Client C2" })).toBeVisible();
  // A row that names no client leaves the card as it is.
  act(() => tell(null));
  await settled();
  expect(screen.getByRole("article", { name: "Client C2" })).toBeVisible();
  expect(clientCard).toHaveBeenCalledTimes(2);
  await user.click(screen.getByRole("tab", { name: "Semaine" }));
  expect(stop).toHaveBeenCalledTimes(1);
});

test("pins the client and keeps the note it is given, by keyboard", async () => {
  const pinClient = jest.fn().mockResolvedValue(undefined);
  const noteClient = jest.fn().mockResolvedValue(undefined);
  const { user } = await openCard({ pinClient, noteClient });
  await card();
  screen.getByRole("checkbox", { name: "Épingler à chaque ordre du jour" }).focus();
  await user.keyboard(" ");
  expect(pinClient).toHaveBeenLastCalledWith("C00127", true);
  const save = screen.getByRole("button", { name: "Enregistrer la note" });
  expect(save).toHaveAttribute("aria-disabled", "true");
  await user.type(screen.getByRole("textbox", { name: "Note sur ce client" }), " =SOMME(A1)");
  await user.tab();
  await user.keyboard("{Enter}");
  expect(noteClient).toHaveBeenLastCalledWith(
    "C00127",
    "Nouveau DAF depuis mars. =SOMME(A1)",
    "Nouveau DAF depuis mars.",
  );
  expect(await screen.findByText("Note enregistrée dans la feuille Clients.")).toBeVisible();
});

test("a note that somebody else changed meanwhile is not lost, nor what was typed", async () => {
  const noteClient = () => Promise.reject(new Problem("note-changed", { note: "Vu avec Paul" }));
  const { user } = await openCard({ noteClient });
  await card();
  await user.type(screen.getByRole("textbox", { name: "Note sur ce client" }), " Relancé");
  await user.click(screen.getByRole("button", { name: "Enregistrer la note" }));
  expect(await screen.findByText(/Vu avec Paul/)).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Note sur ce client" })).toHaveValue(
    "Nouveau DAF depuis mars. Relancé",
  );
});

test("says the override in force beside the colour computed", async () => {
  const override = {
    clientCode: CARD.clientCode,
    colour: "orange",
    reason: "Paiement annoncé",
    who: "M. Duval",
    from: CARD.referenceDate,
    until: CARD.referenceDate + 9,
  } as const;
  await openCard({ clientCard: cardOf({ colour: "orange", override }) });
  expect(plain(await card())).toContain(
    "Couleur forcée jusqu'au 20/05/2026 par M. Duval ; calculée : rouge.",
  );
});

test("forces the colour with a reason, a person and an end within the policy's longest", async () => {
  const addOverride = jest.fn().mockResolvedValue(undefined);
  const { user } = await openCard({ addOverride });
  await card();
  await user.click(screen.getByRole("button", { name: "Forcer la couleur" }));
  const keep = screen.getByRole("button", { name: words.fr.pane.policy.keepOverride });
  await user.click(keep);
  expect(addOverride).not.toHaveBeenCalled();
  await user.type(screen.getByRole("textbox", { name: words.fr.pane.policy.reason }), "Virement annoncé");
  await user.type(screen.getByRole("textbox", { name: words.fr.pane.policy.who }), "M. Duval");
  const until = screen.getByRole("textbox", { name: words.fr.pane.policy.until });
  await user.type(until, "30/06/2026");
  await user.click(keep);
  // 49 days: the policy allows 30.
  expect(addOverride).not.toHaveBeenCalled();
  await user.clear(until);
  await user.type(until, "20/05/2026");
  await user.click(keep);
  expect(addOverride).toHaveBeenCalledWith(
    {
      clientCode: CARD.clientCode,
      colour: "orange",
      reason: "Virement annoncé",
      who: "M. Duval",
      from: FOUND.today,
      until: CARD.referenceDate + 9,
    },
    CARD.clientName,
  );
  expect(await screen.findByText(/Dérogation enregistrée/)).toBeVisible();
  await expectAccessible();
});

test.each([
  ["Proposer un blocage", "shipment-block", /^Bloquer les expéditions\s: 64\s210\s€ échus, 92\sj de retard$/],
  ["Planifier une visite", "joint-visit", /^Visite conjointe/],
] as const)(
  "%s is a row of the next committee's protocol, which can be taken back",
  async (name, kind, text) => {
    const recordDecision = jest.fn(committee(FOUND).protocol.recordDecision);
    const undo = jest.fn(committee(FOUND).protocol.undo);
    const { user } = await openCard({ recordDecision, undo, clientCard: cardOf({ suggestions: [] }) });
    await card();
    await user.click(screen.getByRole("button", { name }));
    expect(screen.getByRole("textbox", { name: "Décision proposée" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(recordDecision).toHaveBeenCalledWith({
      committeeDate: FOUND.nextCommittee.day,
      clientCode: CARD.clientCode,
      decision: expect.stringMatching(text) as string,
      kind,
      owner: "Hélène Roux",
      dueDate: FOUND.nextCommittee.day,
    });
    expect(await screen.findByText(/Inscrit au protocole sous le n°/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Annuler la saisie" }));
    expect(undo).toHaveBeenCalledTimes(1);
  },
);

test("what the figures suggest is recorded with its amount, and offered once only", async () => {
  const recordDecision = jest.fn(committee(FOUND).protocol.recordDecision);
  const { user } = await openCard({ recordDecision });
  await card();
  const suggested = within(screen.getByRole("list", { name: "Propositions" })).getAllByRole("button");
  expect(suggested.map(plain)).toEqual([
    "Traitement de litige : 15 200 €",
    "Relance client : 44 211 €",
    "Réduire la limite à 182 000 €",
    "Visite conjointe du crédit et du commercial",
  ]);
  expect(screen.queryByRole("button", { name: "Planifier une visite" })).toBeNull();
  expect(screen.getByRole("button", { name: "Proposer un blocage" })).toBeVisible();
  await user.click(suggested[0]!);
  await user.keyboard("{Enter}");
  expect(recordDecision).toHaveBeenCalledWith({
    committeeDate: FOUND.nextCommittee.day,
    clientCode: CARD.clientCode,
    decision: "Traitement de litige : 15 200 €",
    kind: "dispute-handling",
    owner: "Hélène Roux",
    dueDate: FOUND.nextCommittee.day,
    amount: 1520000,
  });
});

test("a block in force is not proposed again", async () => {
  const [block] = sampleHistory().decisions;
  await openCard({ clientCard: cardOf({ suggestions: [], block: block! }) });
  await card();
  expect(screen.queryByRole("button", { name: "Proposer un blocage" })).toBeNull();
});

test("a proposal that is refused keeps what was typed", async () => {
  const recordDecision = () => Promise.reject(new Problem("sheet-protected", { sheet: "Protocole" }));
  const { user } = await openCard({ recordDecision, clientCard: cardOf({ suggestions: [] }) });
  await card();
  await user.click(screen.getByRole("button", { name: "Planifier une visite" }));
  await user.keyboard(" à Nîmes{Enter}");
  expect(await screen.findByText("Elle est protégée.")).toBeVisible();
  const decision = screen.getByRole("textbox", { name: "Décision proposée" });
  expect((decision as HTMLInputElement).value).toMatch(/ à Nîmes$/);
});

test("shows the limit with its excess, the risk kept, what is disputed and how it pays", async () => {
  await openCard();
  const text = plain(await card());
  for (const said of [
    "Limite interneà revoir le 30/08/2026150 000 €",
    "Dépassement32 000 €",
    "Risque conservéquotité 90 %128 000 €",
    "Échu hors litige49 010 €",
    "Échu en litige15 200 €",
    "Comportementen retard 9 semaines sur 12",
    "Écart moyen des échéances+4 j sur le délai convenu",
    "Expéditions débloquées jusqu'au 15/05/2026",
    "Nouvelles livraisons non assurées (Allianz Trade, 92 j de retard)",
  ]) {
    expect(text).toContain(said);
  }
});

test("says a block, claims to declare, a limit of a group and which reading of the term its invoices told", async () => {
  const [block] = sampleHistory().decisions;
  await openCard({
    clientCard: cardOf({
      block: { ...block!, number: 41, committeeDate: CARD.referenceDate - 10 },
      releasedUntil: null,
      uninsured: { insurer: "", daysLate: 61 },
      claims: { deadline: CARD.referenceDate + 3, state: "urgent" },
      limit: {
        amount: 90_000_00,
        reviewDate: null,
        shared: { granted: 120_000_00, accounts: 2, exposure: 0 },
      },
      excess: 0,
      retainedRisk: null,
      disputedOverdue: 0,
      behaviour: null,
      legal: {
        ...CARD.legal,
        term: "45 jours fin de mois",
        endOfMonth: { reading: "days-then-month", deducedFrom: "client" },
        drift: 0,
      },
    }),
  });
  const text = plain(await card());
  for (const said of [
    "Expéditions bloquées depuis le 01/05/2026 (n° 41)",
    "Nouvelles livraisons non assurées (61 j de retard)",
    "Urgent : créances à déclarer à la procédure avant le 14/05/2026",
    "Limite internepart d'une limite de 120 000 € pour 2 comptes90 000 €",
    "Échu retenu64 210 €",
    "Fin de moisles jours, puis fin de mois (déduit de ses échéances)",
  ]) {
    expect(text).toContain(said);
  }
  for (const unsaid of ["Dépassement", "Risque conservé", "Échu en litige", "Comportement", "Écart moyen"]) {
    expect(text).not.toContain(unsaid);
  }
  await expectAccessible();
});

test("without a selection offers the most urgent clients and a search, whose first answer Enter takes", async () => {
  const clientCard = jest.fn((clientCode: string) => Promise.resolve({ ...CARD, clientCode }));
  const followSelection = (onClient: (code: string | null) => void) => {
    onClient(null);
    return Promise.resolve(() => undefined);
  };
  const { user } = await openCard({ clientCard, followSelection });
  const found = () => within(screen.getByRole("list", { name: "Clients trouvés" })).getAllByRole("button");
  await screen.findByRole("list", { name: "Clients trouvés" });
  expect(plain(found()[0]!)).toBe("Verrerie du Midi SAS C00127182 000 €");
  expect(found()).toHaveLength(5);
  await expectAccessible();
  const search = screen.getByRole("searchbox", { name: "Chercher un client" });
  await user.type(search, "zzz");
  expect(await screen.findByText("Aucun client ne correspond.")).toBeVisible();
  await user.clear(search);
  await user.type(search, "delorme{Enter}");
  expect(await card()).toBeVisible();
  expect(clientCard).toHaveBeenCalledWith("C00009", expect.anything());
  expect(search).toHaveValue("");
  // With a card the others are found only by what is typed.
  expect(screen.queryByRole("list", { name: "Clients trouvés" })).toBeNull();
  await user.type(search, "brasserie");
  await user.click(found()[0]!);
  expect(clientCard).toHaveBeenLastCalledWith("C00318", expect.anything());
});

test("a new client shows what was expected beside how it pays", async () => {
  const [entry] = sampleHistory().decisions;
  const opening = {
    ...entry!,
    number: 12,
    committeeDate: CARD.referenceDate - 60,
    decision: "Ouvrir un compte · ventes attendues 10 000 €",
    amount: 30_000_00,
  };
  const showDecision = jest.fn().mockResolvedValue(undefined);
  const openingMonths = [
    { from: CARD.referenceDate - 60, to: CARD.referenceDate - 30, most: null },
    {
      from: CARD.referenceDate - 29,
      to: CARD.referenceDate,
      most: { exposure: 182_000_00, countedOverdue: 64_210_00, oldestDaysLate: 12 },
    },
  ];
  const { user } = await openCard({ showDecision, clientCard: cardOf({ opening, openingMonths }) });
  const text = plain(await card());
  for (const said of [
    "Nouveau client du 12/03/2026",
    "AttenduOuvrir un compte · ventes attendues 10 000 €Limite proposée : 30 000 €",
    "ConstatéEncours : 182 000 €Échu retenu : 64 210 €, 92 j au plusen retard 9 semaines sur 12",
    "12/03/2026 – 11/04/2026Non vu en comité12/04/2026 – 11/05/2026182 000 €64 210 €, 12 j",
  ]) {
    expect(text).toContain(said);
  }
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: /^Ouvrir un compte/ }));
  expect(showDecision).toHaveBeenCalledWith(12);
});

test("shows the last dates of a long history and the others when asked", async () => {
  const timeline = Array.from({ length: 12 }, (_, index) => ({
    day: CARD.referenceDate - 7 * index,
    colour: "red" as const,
    facts: [{ kind: "overdue" as const, from: 1000_00, to: 2000_00 }],
  }));
  const { user } = await openCard({ clientCard: cardOf({ timeline }) });
  const days = async () =>
    within(await screen.findByRole("list", { name: "Ce qui s'est passé" })).getAllByRole("listitem");
  expect(await days()).toHaveLength(5);
  await user.click(screen.getByRole("button", { name: "Afficher 7 dates plus anciennes" }));
  expect(await days()).toHaveLength(12);
});

test("tells what happened, the newest first, each decision leading to its row", async () => {
  const showDecision = jest.fn().mockResolvedValue(undefined);
  const { user } = await openCard({ showDecision });
  const text = plain(await card());
  expect(text).not.toContain("dates plus anciennes");
  const days = within(screen.getByRole("list", { name: "Ce qui s'est passé" })).getAllByRole("listitem");
  expect(days.map(plain)).toEqual([
    "01/05/2026Orange → rougeÉchu retenu : 12 000 € de plus, soit 64 210 €" +
      "Échéancier en trois fois demandé À faire · Hélène Roux · Échéance 09/01/2026 · promesse non tenue",
    "24/04/2026Échu retenu : 22 000 € de moins, reste 52 210 €Couverture : 180 000 € → 60 000 €" +
      "Relance du DAF Fait · Claire",
    "06/02/2026Premier comité : orange",
  ]);
  await user.click(screen.getByRole("button", { name: "Relance du DAF" }));
  expect(showDecision).toHaveBeenLastCalledWith(36);
});

test("goes to another account of the group by selecting its row", async () => {
  const showClient = jest.fn().mockResolvedValue(undefined);
  const { user } = await openCard({ showClient });
  await card();
  await user.click(screen.getByRole("button", { name: "Verrerie du Midi Export (C00128)" }));
  expect(showClient).toHaveBeenLastCalledWith("C00128");
});

test("reads the sources with progress when it must, and can be stopped", async () => {
  const { user } = await openCard({
    clientCard: (_, control) => standing({ step: "understanding", done: 0.5 })(control),
  });
  expect(await screen.findByRole("progressbar")).toHaveAttribute("aria-valuenow", "50");
  await user.click(screen.getByRole("button", { name: "Annuler" }));
  expect(await screen.findByText("Vous avez arrêté le travail en cours.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Réessayer" })).toBeVisible();
});

test("says what went wrong and tries again", async () => {
  const clientCard = jest.fn().mockRejectedValueOnce(new Problem("no-answer")).mockResolvedValueOnce(CARD);
  const { user } = await openCard({ clientCard });
  expect(await screen.findByRole("alert")).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: "Réessayer" }));
  expect(await card()).toBeVisible();
});

test("before the first analysis leads to the page that makes it", async () => {
  const { user } = await openCard({}, FOUND);
  expect(screen.getByText(/Les clients ne sont pas encore classés/)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: "Aller à la page Semaine" }));
  expect(screen.getByRole("button", { name: "Analyser" })).toBeVisible();
});

test("speaks English", async () => {
  await openCard({}, CLASSIFIED, "en");
  const text = plain(await card());
  for (const said of [
    "Looked after by Hélène Roux",
    "Counted overdue",
    "92 d late",
    "Coface3/10quality weak",
  ]) {
    expect(text).toContain(said);
  }
});

test("the client's whole history is read when it is asked for, and its rows are one click away", async () => {
  const clientHistory = jest.fn(() => Promise.resolve(sampleHistory()));
  const showDecision = jest.fn((_: number) => Promise.resolve());
  const { user } = await openCard({ clientHistory, showDecision });
  await card();
  expect(clientHistory).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Historique" }));
  expect(await screen.findByText(/^Expéditions bloquées depuis/)).toBeVisible();
  expect(clientHistory).toHaveBeenCalledWith("C00127");
  await user.click(screen.getByRole("button", { name: /\(36\)$/ }));
  expect(showDecision).toHaveBeenCalledWith(36);
  await expectAccessible();
}, 30_000);
