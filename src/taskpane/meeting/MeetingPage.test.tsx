import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import type { Meeting } from "../../committee/meeting/meetingContract";
import { RowChanged } from "../../committee/protocol/rowChanged";
import { Problem } from "../../domain/basis/problem";
import type { Written } from "../../committee/protocol/protocolContract";
import type { ProtocolEntry } from "../../domain/protocol/protocol";
import { drawnBy } from "../../../test/pane/drawnComponents";
import {
  ASKED,
  LATE_ACTION,
  MEETING,
  MEETING_DAY,
  MEETING_WITH_GREENS,
  numbering,
} from "../../../test/pane/sampleMeeting";
import {
  button,
  expectAccessible,
  plain,
  renderPane,
  settled,
  type RenderedPane,
} from "../../../test/pane/renderPane";
import { CLASSIFIED, committee, FOUND, standing } from "../../../test/pane/sampleWeek";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import type { Language } from "../../locales/translator";

// The page's own part of the site is loaded when it is first shown.
beforeAll(() => import("./MeetingPage"));
beforeEach(() => window.localStorage.clear());

const field = (name: RegExp) => screen.getByRole("textbox", { name });
const statuses = () => screen.getAllByRole("status").map(plain).join(" | ");
/** Whom or what the item is about, which stays in sight. */
const subject = () => screen.getByRole("heading", { level: 2 }).textContent;
const article = () => plain(screen.getByRole("article"));

/** Opens the pane on the meeting's page. */
const openPage = (over: Partial<EveryAction> = {}, overview = CLASSIFIED, language: Language = "fr") =>
  renderPane(committee(overview, over), { language, tab: language === "fr" ? "Séance" : "Meeting" });

/** The same, begun. */
async function begin(over: Partial<EveryAction> = {}): Promise<RenderedPane> {
  const opened = await openPage(over);
  await opened.user.click(await screen.findByRole("button", { name: "Commencer la séance" }));
  await settled();
  return opened;
}

const next = (user: RenderedPane["user"], times = 1) => user.keyboard("{Alt>}{PageDown}{/Alt}".repeat(times));
const opening = (meeting: Partial<Meeting>) => () => Promise.resolve({ ...MEETING, ...meeting });

/** Records decisions as numbers 127, 128, … */
function recording() {
  const numbered = numbering();
  return jest.fn<ReturnType<EveryAction["recordDecision"]>, Parameters<EveryAction["recordDecision"]>>(
    ({ clientCode, decision, kind, owner = "", dueDate = null, committeeDate }) =>
      Promise.resolve({
        entry: numbered({ clientCode, decision, kind, owner, dueDate, committeeDate }),
        alreadyStood: false,
        notices: [],
      }),
  );
}

describe("before it begins", () => {
  test("says what the meeting holds and writes nothing", async () => {
    const settleProtocol = jest.fn(() => Promise.resolve([]));
    await openPage({ settleProtocol });
    expect(plain(await screen.findByRole("heading", { level: 2 }))).toBe(
      "Séance du vendredi 15 mai à 8 h 30",
    );
    const rows = screen.getAllByRole("listitem").map(plain);
    expect(rows).toEqual([
      "Actions à revoir1",
      "Arbitrages en attente1",
      "Clients rouges2",
      "Clients orange1",
    ]);
    expect(settleProtocol).not.toHaveBeenCalled();
    await expectAccessible();
  });

  test("asks for the analysis first", async () => {
    await openPage({}, FOUND);
    expect(screen.getByText(/Lancez d'abord l'analyse/)).toBeVisible();
    await expectAccessible();
  });

  test("says where the reading stands, can be stopped and tried again", async () => {
    const openMeeting = jest
      .fn()
      .mockImplementationOnce((_: unknown, control: Parameters<EveryAction["openMeeting"]>[1]) =>
        standing({ step: "reading", done: 0.3 })(control),
      )
      .mockResolvedValue(MEETING);
    const { user } = await openPage({ openMeeting });
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "30");
    await user.click(button("Annuler"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Vous avez arrêté");
    await user.click(button("Réessayer"));
    expect(await screen.findByRole("button", { name: "Commencer la séance" })).toBeVisible();
  });

  test("says that a closed meeting is closed", async () => {
    await openPage({ openMeeting: opening({ isClosed: true }) });
    expect(screen.getByText(/Cette séance est close/)).toBeVisible();
    expect(button("Reprendre la séance")).toBeVisible();
  });

  test("speaks English", async () => {
    await openPage({}, CLASSIFIED, "en");
    expect(button("Begin the meeting")).toBeVisible();
    expect(screen.getByText("Pending arbitrations")).toBeVisible();
  });
});

describe("the way through the meeting", () => {
  test("goes item by item by keyboard, tells each, and the sheet follows", async () => {
    const showClient = jest.fn(() => Promise.resolve());
    const { user } = await begin({ showClient });
    expect(subject()).toContain("Établissements Brossard");
    await next(user);
    expect(statuses()).toContain("Point 2 sur 6, Actions à revoir : n° 95 · Verrerie du Midi SAS");
    await next(user);
    expect(statuses()).toContain("Point 3 sur 6, Clients rouges : Verrerie du Midi SAS");
    expect(field(/Ce qui est décidé/)).toHaveFocus();
    await waitFor(() => expect(showClient.mock.calls).toEqual([["C00127"]]));
    await user.keyboard("{Alt>}{PageUp}{/Alt}");
    expect(article()).toContain("Obtenir un échéancier signé");
    await expectAccessible();
  });

  test("says of the item shown that its row is hidden in the sheet, and of no other", async () => {
    const showClient = jest.fn().mockRejectedValueOnce(new Problem("row-hidden", { sheet: "Clients" }));
    const { user } = await begin({ showClient: showClient.mockResolvedValue(undefined) });
    await next(user, 2);
    expect(await screen.findByText(/filtre de la feuille «.Clients.» la masque/)).toBeVisible();
    await expectAccessible();
    await next(user);
    expect(screen.queryByText(/la masque/)).toBeNull();
    await waitFor(() => expect(showClient).toHaveBeenCalledTimes(2));
    expect(screen.queryByText(/la masque/)).toBeNull();
  });

  test("jumps from the list, which says what became of each item", async () => {
    const { user } = await begin({ recordDecision: recording() });
    await user.keyboard("{Alt>}{End}{/Alt}");
    await next(user);
    await user.keyboard("Bloquer{Enter}");
    await settled();
    await user.click(button("Liste"));
    const items = within(screen.getByRole("navigation", { name: "Liste" })).getAllByRole("button");
    expect(items.map(plain)).toEqual([
      "n° 95 · Verrerie du Midi SAS : Obtenir un échéancier signé · vu",
      "n° 101 · Établissements Brossard & Fils Embouteillage : Livrer la commande de mai contre acompte · faute de temps",
      "Verrerie du Midi SAS · 1 décision",
      "Établissements Brossard & Fils Embouteillage",
      "Société Coopérative des Vignerons de la Haute Vallée · si le temps le permet",
      "Nouveau client ou autre décision",
      "Clôture",
    ]);
    expect(items[2]).toHaveAttribute("aria-current", "step");
    await expectAccessible();
    await user.click(items[4]!);
    expect(subject()).toContain("Société Coopérative des Vignerons");
  });

  test("ends with what is undecided, not reviewed or passed over", async () => {
    const { user } = await begin();
    await user.keyboard("{Alt>}{End}{/Alt}");
    await next(user, 5);
    expect(screen.getByRole("heading", { name: "Fin de séance" })).toHaveFocus();
    const listed = (title: string) =>
      within(screen.getByRole("heading", { name: title }).closest("section")!)
        .getAllByRole("listitem")
        .map((item) => plain(item).slice(0, 16));
    expect(listed("Clients rouges sans décision")).toEqual(["Verrerie du Midi", "Établissements B"]);
    expect(listed("Actions et arbitrages non revus")).toHaveLength(2);
    expect(listed("Passés faute de temps")).toEqual(["n° 101 · Établis"]);
    await expectAccessible();
  });

  test("the clock turns amber past the time planned, and nothing else happens", async () => {
    const start = Date.now();
    const clock = jest.spyOn(Date, "now").mockReturnValue(start);
    try {
      const { user } = await begin();
      expect(screen.getAllByRole("timer").map(plain)).toEqual([
        "Séance : 0 / 60 min",
        "Point : 0:00 / 4 min",
      ]);
      clock.mockReturnValue(start + 61 * 60_000);
      await waitFor(() =>
        expect(screen.getAllByRole("timer").map(plain)).toEqual([
          "Séance : 61 / 60 min",
          "Point : 61:00 / 4 min",
        ]),
      );
      expect(statuses()).toContain("L'heure prévue pour la séance est passée.");
      await next(user);
      expect(article()).toContain("Obtenir un échéancier signé");
    } finally {
      clock.mockRestore();
    }
  });
});

describe("a decision", () => {
  test("is recorded with a text and Enter, and said to be saved once it was read back", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.keyboard("Voir le directeur{Shift>}{Enter}{/Shift}avant lundi{Enter}");
    await settled();
    expect(recordDecision).toHaveBeenCalledTimes(1);
    expect(recordDecision.mock.calls[0]?.[0]).toMatchObject({
      committeeDate: MEETING_DAY,
      clientCode: "C00127",
      decision: "Voir le directeur\navant lundi",
      kind: "client-reminder",
      owner: "Claire Morel",
      dueDate: MEETING_DAY + 7,
    });
    expect(statuses()).toContain("Enregistré : n° 127");
    expect(field(/Ce qui est décidé/)).toHaveValue("");
    expect(field(/Ce qui est décidé/)).toHaveFocus();
    await user.keyboard("Une autre{Enter}");
    await settled();
    const decided = within(screen.getByRole("list", { name: "Décidé en séance" }));
    expect(decided.getAllByRole("listitem").map((item) => plain(item).slice(0, 6))).toEqual([
      "n° 127",
      "n° 128",
    ]);
    await expectAccessible();
  });

  test("takes what the way out suggests with one key", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.keyboard("{ArrowDown}");
    expect(field(/Ce qui est décidé/)).toHaveValue("Relance client : 44 211 €");
    await user.keyboard("{ArrowDown}");
    expect((field(/Montant demandé/) as HTMLInputElement).value.replace(/\s/g, " ")).toBe("182 000 €");
    await user.keyboard("{Enter}");
    await settled();
    expect(recordDecision.mock.calls[0]?.[0]).toMatchObject({
      kind: "cover-request",
      amount: 182_000_00,
      decision: "Demande de couverture : 182 000 €",
    });
  });

  test.each([
    ["Déblocage expédition", ["Débloqué jusqu'au"]],
    ["Conditions de règlement", ["Délai décidé"]],
    ["Traitement de litige", ["Montant en litige"]],
    ["Demande de couverture", ["Montant demandé"]],
    ["Visite conjointe", ["Visite le"]],
    ["Plan de règlement", ["Montant promis", "Promis pour le"]],
    ["Priorité de livraison", []],
    ["Nouveau client", ["Nom du client", "Limite proposée"]],
    ["Blocage expédition", []],
  ])("%s asks for no more than it needs", async (kind, asked) => {
    const { user } = await begin();
    await next(user, 2);
    await user.selectOptions(screen.getByRole("combobox", { name: "Nature" }), kind);
    const labels = [...screen.getByRole("form", { name: "Décision" }).querySelectorAll("label")].map(
      (label) => plain(label),
    );
    expect(labels).toEqual(["Ce qui est décidé", "Nature", "Responsable", ...asked, "Échéance"]);
  });

  test("about a new client keeps its file, which is folded until asked for", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.selectOptions(screen.getByRole("combobox", { name: "Nature" }), "Nouveau client");
    await user.click(screen.getByRole("button", { name: "Fiche du nouveau client (facultatif)" }));
    await user.type(screen.getByRole("textbox", { name: "Nom du client" }), "Cave neuve");
    await user.type(screen.getByRole("textbox", { name: "Ventes attendues par mois" }), "10 000 €");
    await user.type(screen.getByRole("textbox", { name: "Ce qui est décidé" }), "Ouvrir un compte{Enter}");
    expect(recordDecision).toHaveBeenCalledWith(
      expect.objectContaining({
        kind: "new-client",
        topic: "Cave neuve",
        decision: "Ouvrir un compte · ventes attendues 10 000 €",
      }),
    );
  }, 30_000);

  test("on longer terms is refused or granted in words that the results count", async () => {
    const recordDecision = recording();
    const english: Meeting["workbookLanguage"] = "en";
    const { user } = await begin({ recordDecision, openMeeting: opening({ workbookLanguage: english }) });
    await next(user, 2);
    await user.keyboard("Rester à 60 jours");
    await user.selectOptions(screen.getByRole("combobox", { name: "Nature" }), "Conditions de règlement");
    const answers = screen.getByRole("list", { name: "Réponse à une demande de délai" });
    await user.click(within(answers).getByRole("button", { name: "Longer terms refused" }));
    expect(field(/Délai décidé/)).toHaveFocus();
    await expectAccessible();
    await user.keyboard(" (90 j demandés){Enter}");
    await settled();
    expect(recordDecision.mock.calls[0]?.[0]).toMatchObject({
      kind: "payment-terms",
      topic: "Longer terms refused (90 j demandés)",
    });
  });

  test("says what is missing and goes there", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.selectOptions(screen.getByRole("combobox", { name: "Nature" }), "Visite conjointe");
    await user.type(field(/Ce qui est décidé/), "Aller les voir");
    await user.clear(field(/Échéance/));
    await user.type(field(/Échéance/), "+10");
    expect(screen.getByText("lundi 25 mai")).toBeVisible();
    await user.keyboard("{Enter}");
    expect(field(/Visite le/)).toHaveFocus();
    expect(screen.getByText("Indiquez une date : 15/06 ou +7.")).toBeVisible();
    await user.keyboard("22/05{Enter}");
    await settled();
    expect(recordDecision.mock.calls[0]?.[0]).toMatchObject({
      until: MEETING_DAY + 7,
      dueDate: MEETING_DAY + 10,
    });
  });

  test("can be taken back at once", async () => {
    const undo = jest.fn(({ entry }: Written) =>
      Promise.resolve({ entry: { ...entry, cancelled: true }, alreadyStood: false, notices: [] }),
    );
    const { user } = await begin({ recordDecision: recording(), undo });
    await next(user, 2);
    await user.keyboard("À tort{Enter}");
    await settled();
    await next(user);
    await user.click(button("Annuler cette saisie"));
    await settled();
    expect(undo.mock.calls[0]?.[0].entry).toMatchObject({ number: 127, decision: "À tort" });
    expect(statuses()).toContain("Saisie n° 127 annulée.");
    await user.keyboard("{Alt>}{PageUp}{/Alt}");
    expect(screen.queryByRole("list", { name: "Décidé en séance" })).toBeNull();
  });

  test("stays in its form when it cannot be written, and is tried again", async () => {
    const recordDecision = recording();
    recordDecision.mockRejectedValueOnce(new Problem("cell-being-edited"));
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.keyboard("Gardée{Enter}");
    await settled();
    expect(screen.getByText(/Ce que vous tapez est gardé ici/)).toBeVisible();
    expect(field(/Ce qui est décidé/)).toHaveValue("Gardée");
    await expectAccessible();
    await user.click(button("Réessayer"));
    await settled();
    expect(statuses()).toContain("Enregistré : n° 127");
    expect(field(/Ce qui est décidé/)).toHaveValue("");
  });

  test("sent twice by an impatient Enter is written once", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.keyboard("Une fois{Enter}{Enter}");
    await settled();
    expect(recordDecision).toHaveBeenCalledTimes(1);
  });

  /** Records one after the other, each when it is let through. */
  function slowRecording() {
    const record = recording();
    const doors: (() => void)[] = [];
    const recordDecision: typeof record = jest.fn(async (draft) => {
      await new Promise<void>((resolve) => doors.push(resolve));
      return record(draft);
    });
    const letThrough = async () => {
      await waitFor(() => expect(doors).not.toHaveLength(0));
      doors.shift()?.();
      await settled();
    };
    return { recordDecision, record, letThrough };
  }

  test("typed while the one before is being written is neither lost nor mixed with it", async () => {
    const { recordDecision, record, letThrough } = slowRecording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    const owner = screen.getByRole("combobox", { name: "Responsable" });
    await user.clear(owner);
    await user.type(owner, "Paul Sabatier");
    await user.type(field(/Ce qui est décidé/), "La première{Enter}{Enter}");
    expect(field(/Ce qui est décidé/)).toHaveFocus();
    expect(screen.queryByText("Écrivez ce qui est décidé.")).toBeNull();
    await user.keyboard("La deuxième{Enter}La troi");
    await letThrough();
    await user.keyboard("sième");
    expect(field(/Ce qui est décidé/)).toHaveValue("La troisième");
    await letThrough();
    expect(statuses()).toContain("Enregistré : n° 128");
    expect(field(/Ce qui est décidé/)).toHaveValue("La troisième");
    expect(record.mock.calls.map(([{ decision, owner }]) => [decision, owner])).toEqual([
      ["La première", "Paul Sabatier"],
      ["La deuxième", "Paul Sabatier"],
    ]);
  });

  test("asked for one after the other is written in that order, each at its own item", async () => {
    const { recordDecision, record, letThrough } = slowRecording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.keyboard("{Alt>}{Enter}{Enter}{/Alt}");
    await next(user);
    await user.keyboard("{Alt>}{Enter}{/Alt}");
    await next(user);
    await letThrough();
    await letThrough();
    expect(record.mock.calls.map(([{ clientCode }]) => clientCode)).toEqual(["C00127", "C00043"]);
    expect(recordDecision).toHaveBeenCalledTimes(2);
    await user.click(button("Liste"));
    const items = within(screen.getByRole("navigation", { name: "Liste" })).getAllByRole("button");
    expect(
      items
        .slice(2, 4)
        .map(plain)
        .map((text) => text.endsWith("1 décision")),
    ).toEqual([true, true]);
  });

  test("that is refused after the next was typed waits beside it, and says whose it is", async () => {
    const { recordDecision, record, letThrough } = slowRecording();
    record.mockRejectedValueOnce(new Problem("cell-being-edited"));
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.keyboard("Refusée{Enter}La suite");
    await letThrough();
    expect(field(/Ce qui est décidé/)).toHaveValue("La suite");
    await next(user);
    expect(screen.getByText("Pas encore écrit : Verrerie du Midi SAS.")).toBeVisible();
    await expectAccessible();
    await user.keyboard("Autre client{Enter}");
    await letThrough();
    await user.click(button("Réessayer"));
    await letThrough();
    expect(record.mock.calls.map(([{ decision }]) => decision)).toEqual([
      "Refusée",
      "Autre client",
      "Refusée",
    ]);
    expect(screen.queryByText(/Pas encore écrit/)).toBeNull();
    await user.keyboard("{Alt>}{PageUp}{/Alt}");
    expect(field(/Ce qui est décidé/)).toHaveValue("La suite");
  });

  test("is there again when the pane ends while it is being written", async () => {
    const first = await begin({ recordDecision: slowRecording().recordDecision });
    await next(first.user, 2);
    await first.user.keyboard("En route{Enter}");
    first.unmount();
    await openPage();
    expect(field(/Ce qui est décidé/)).toHaveValue("En route");
  });

  test("is known to be impossible before anybody types", async () => {
    const ensureProtocolWritable = jest
      .fn()
      .mockRejectedValueOnce(new Problem("workbook-read-only"))
      .mockResolvedValue(undefined);
    const { user } = await begin({ ensureProtocolWritable });
    expect(screen.getByText(/lecture seule/)).toBeVisible();
    await user.click(button("Réessayer"));
    await settled();
    expect(screen.queryByText(/lecture seule/)).toBeNull();
  });

  test("of no client is about a new one", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 5);
    await user.keyboard("Ouvrir un compte{Enter}");
    expect(field(/Nom du client/)).toHaveFocus();
    await user.keyboard("Cave neuve{Enter}");
    await settled();
    expect(recordDecision.mock.calls[0]?.[0]).toMatchObject({
      clientCode: "",
      kind: "new-client",
      topic: "Cave neuve",
    });
  });
});

describe("what was typed", () => {
  /** What stands around the form of a decision. */
  const AROUND = ["OpenedMeeting", "HeldMeeting", "MeetingBar", "ClientMatter", "RecordedDecisions"];

  test("draws its form anew with each key, and nothing of the page around it", async () => {
    const { user } = await begin();
    const moved = await drawnBy(() => next(user, 2));
    expect(AROUND.filter((name) => moved.has(name))).toEqual(AROUND);
    await user.keyboard("B");
    await settled();
    const drawn = await drawnBy(() => user.keyboard("loquer"));
    expect(document.activeElement).toHaveValue("Bloquer");
    expect(drawn).toContain("DecisionForm");
    expect(AROUND.filter((name) => drawn.has(name))).toEqual([]);
  });

  test("is there again, at the same item, when the pane was closed", async () => {
    const first = await begin();
    await next(first.user, 2);
    await first.user.keyboard("=1+1 à moitié");
    first.unmount();
    await openPage();
    expect(subject()).toContain("Verrerie du Midi SAS");
    expect(field(/Ce qui est décidé/)).toHaveValue("=1+1 à moitié");
  });

  test("is held while the pane is open when the browser keeps nothing", async () => {
    const keep = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    try {
      const { user } = await begin();
      await next(user, 2);
      await user.keyboard("fragile");
      expect(screen.getByText(/Ce navigateur ne garde rien/)).toBeVisible();
      await next(user);
      await user.keyboard("{Alt>}{PageUp}{/Alt}");
      expect(field(/Ce qui est décidé/)).toHaveValue("fragile");
    } finally {
      keep.mockRestore();
    }
  });

  test("of another committee is not taken up", async () => {
    const first = await begin();
    await next(first.user, 2);
    first.unmount();
    await openPage({ openMeeting: opening({ day: MEETING_DAY + 7 }) });
    expect(button("Commencer la séance")).toBeVisible();
  });
});

describe("an action", () => {
  const reviewing = () =>
    jest.fn<ReturnType<EveryAction["reviewAction"]>, Parameters<EveryAction["reviewAction"]>>(
      (seen, review) =>
        Promise.resolve({
          entry: {
            ...seen,
            status: review.outcome === "postponed" ? "dropped" : review.outcome,
            result: review.result,
          },
          continuation: review.outcome === "postponed" ? { ...seen, number: 130, origin: seen.number } : null,
          timesPostponed: 3,
          isTooOften: review.outcome === "postponed",
          notices: [],
        }),
    );

  const undoing = () =>
    jest.fn<ReturnType<EveryAction["undo"]>, Parameters<EveryAction["undo"]>>(({ entry, before }) =>
      Promise.resolve({ entry: before ?? entry, alreadyStood: false, notices: [] }),
    );

  test("is judged with one key, its result and Enter", async () => {
    const reviewAction = reviewing();
    const { user } = await begin({ reviewAction });
    await next(user);
    expect(article()).toContain("en retard de 7 jours · déjà reportée 2 fois");
    expect(screen.getByRole("radio", { name: "Fait" })).toHaveFocus();
    // The keys that follow at once are the result's: "f" no longer says that it is done.
    fireEvent.keyDown(screen.getByRole("radio", { name: "Fait" }), { key: "e" });
    expect(field(/Résultat/)).toHaveFocus();
    await user.keyboard("Relancé le 12{Enter}");
    await settled();
    expect(reviewAction.mock.calls[0]).toEqual([
      LATE_ACTION,
      { outcome: "in-progress", result: "Relancé le 12" },
    ]);
    expect(statuses()).toContain("n° 95 mis à jour");
    await expectAccessible();
  });

  test("put off for the third time is pointed out before and after", async () => {
    const reviewAction = reviewing();
    const { user } = await begin({ reviewAction });
    await next(user);
    await user.keyboard("r");
    await waitFor(() => expect(field(/Reporté au/)).toHaveFocus());
    expect(statuses()).toContain("3e report de cette action");
    await user.clear(field(/Reporté au/));
    await user.keyboard("+14{Enter}");
    await settled();
    expect(reviewAction.mock.calls[0]?.[1]).toEqual({
      outcome: "postponed",
      committeeDate: MEETING_DAY,
      dueDate: MEETING_DAY + 14,
      owner: "Hélène Roux",
      result: "",
    });
    expect(statuses()).toContain("n° 95 reporté : n° 130 prend la suite");
    expect(screen.getByText(/3e report de cette action/)).toBeVisible();
  });

  test("is said again as it was when the review is taken back", async () => {
    const undo = undoing();
    const { user } = await begin({ reviewAction: reviewing(), undo });
    await next(user);
    await user.keyboard("a");
    await waitFor(() => expect(field(/Résultat/)).toHaveFocus());
    await user.keyboard("Sans objet{Enter}");
    await settled();
    await user.click(button("Annuler cette saisie"));
    await settled();
    expect(undo.mock.calls[0]?.[0]).toMatchObject({
      entry: { ...LATE_ACTION, status: "dropped", result: "Sans objet" },
      before: LATE_ACTION,
      continuation: null,
    });
    expect(statuses()).toContain(`Saisie n° ${LATE_ACTION.number} annulée.`);
  });

  test("put off is taken back although its new row was changed meanwhile, when the user says so", async () => {
    const seen = { ...LATE_ACTION, number: 130, origin: LATE_ACTION.number };
    const undo = undoing();
    const now: ProtocolEntry = { ...seen, status: "in-progress" };
    undo.mockRejectedValueOnce(new RowChanged(seen, now, ["status"]));
    const { user } = await begin({ reviewAction: reviewing(), undo });
    await next(user);
    await user.keyboard("r");
    await waitFor(() => expect(field(/Reporté au/)).toHaveFocus());
    await user.keyboard("{Enter}");
    await settled();
    await user.click(button("Annuler cette saisie"));
    await settled();
    await user.click(button("Écrire ma saisie"));
    await settled();
    expect(undo.mock.calls[1]?.[0]).toMatchObject({ before: LATE_ACTION, continuation: now });
    expect(undo.mock.calls[1]?.[0].entry.number).toBe(LATE_ACTION.number);
    expect(statuses()).toContain("Saisie n° 130 annulée.");
  });

  test("changed meanwhile shows both versions and lets choose", async () => {
    const now: ProtocolEntry = { ...LATE_ACTION, status: "in-progress", result: "Appelé par Paul" };
    const reviewAction = reviewing();
    reviewAction.mockRejectedValueOnce(new RowChanged(LATE_ACTION, now, ["status", "result"]));
    const { user } = await begin({ reviewAction });
    await next(user);
    await user.keyboard("f");
    await waitFor(() => expect(field(/Résultat/)).toHaveFocus());
    await user.keyboard("Payé{Enter}");
    await settled();
    const rows = within(screen.getByRole("alert")).getAllByRole("row").map(plain);
    expect(rows).toEqual([
      "ColonneLu par vousÉcrit à présent",
      "StatutÀ faireEn cours",
      "Résultat–Appelé par Paul",
    ]);
    await expectAccessible();
    await user.click(button("Écrire ma saisie"));
    await settled();
    expect(reviewAction.mock.calls[1]?.[0]).toEqual(now);
    expect(reviewAction.mock.calls[1]?.[1]).toMatchObject({ outcome: "done", result: "Payé" });
  });

  test("changed meanwhile can be left as it is now", async () => {
    const now: ProtocolEntry = { ...LATE_ACTION, owner: "Paul", status: "done", doneOn: MEETING_DAY - 1 };
    const reviewAction = reviewing();
    reviewAction.mockRejectedValueOnce(new RowChanged(LATE_ACTION, now, ["status", "doneOn"]));
    const { user } = await begin({ reviewAction });
    await next(user);
    await user.keyboard("f");
    await waitFor(() => expect(field(/Résultat/)).toHaveFocus());
    await user.keyboard("{Enter}");
    await settled();
    await user.click(button("Garder leur version"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(reviewAction).toHaveBeenCalledTimes(1);
    expect(article()).toContain("Paul");
  });
});

describe("the greens", () => {
  const withGreens = { openMeeting: () => Promise.resolve(MEETING_WITH_GREENS) };

  test("are counted one by one before, and are one step in the meeting", async () => {
    const { user } = await openPage(withGreens);
    expect((await screen.findAllByRole("listitem")).map(plain)).toContain("Clients verts2");
    await user.click(button("Commencer la séance"));
    await next(user, 5);
    expect(statuses()).toContain("Point 6 sur 7, Clients verts : 2 clients verts");
    expect(subject()).toBe("2 clients verts");
    expect(screen.queryByRole("textbox")).toBeNull();
    await expectAccessible();
    await next(user);
    expect(subject()).toBe("Nouveau client ou autre décision");
  });

  test("take a decision each, which is kept while it is typed and told in the list", async () => {
    const recordDecision = recording();
    const { user } = await begin({ ...withGreens, recordDecision });
    await next(user, 5);
    await user.click(button(/Brasserie Lalande/));
    expect(field(/Ce qui est décidé/)).toHaveFocus();
    await user.keyboard("Relever la limite");
    await next(user);
    await user.keyboard("{Alt>}{PageUp}{/Alt}");
    expect(field(/Ce qui est décidé/)).toHaveValue("Relever la limite");
    await user.keyboard("{Enter}");
    await settled();
    expect(recordDecision.mock.lastCall?.[0]).toMatchObject({ clientCode: "C00318" });
    expect(button(/Brasserie Lalande/)).toHaveTextContent("1 décision");
    await user.click(button("Liste"));
    expect(button(/2 clients verts/)).toHaveTextContent("1 décision");
    await expectAccessible();
  });
});

describe("a disagreement", () => {
  test("is recorded at once: the decision as one side wants it, and the request opens on it", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await next(user, 2);
    await user.click(button("Désaccord…"));
    expect(screen.getByText("Écrivez ce qui est décidé.")).toBeVisible();
    expect(recordDecision).not.toHaveBeenCalled();
    await user.type(field(/Ce qui est décidé/), "Bloquer les expéditions");
    await user.click(button("Désaccord…"));
    await settled();
    expect(recordDecision.mock.lastCall?.[0]).toMatchObject({ decision: "Bloquer les expéditions" });
    expect(statuses()).toContain("Enregistré : n° 127");
    expect(screen.getByRole("form", { name: "Demande d'arbitrage" })).toBeVisible();
    expect(field(/Position commerciale/)).toHaveFocus();
    await expectAccessible();
  });

  test("goes to the arbiter with both positions, the question and a day", async () => {
    const requestArbitration = jest.fn<
      ReturnType<EveryAction["requestArbitration"]>,
      Parameters<EveryAction["requestArbitration"]>
    >((seen, request) =>
      Promise.resolve({ entry: { ...seen, ...request, arbitration: "asked" }, arbiter: null, notices: [] }),
    );
    const { user } = await begin({ recordDecision: recording(), requestArbitration });
    await next(user, 2);
    await user.keyboard("Bloquer{Enter}");
    await settled();
    await user.click(button(/^Désaccord.: demander/));
    expect(screen.getByText("Arbitre : Anne Delattre")).toBeVisible();
    expect(field(/Position commerciale/)).toHaveFocus();
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(screen.getAllByText("Les deux positions sont nécessaires.")).toHaveLength(2);
    await user.type(field(/Position commerciale/), "Livrer{Enter}sinon il part");
    await user.type(field(/Position finance/), "Bloquer");
    await user.type(field(/Question à trancher/), "Livre-t-on ?{Control>}{Enter}{/Control}");
    await settled();
    expect(requestArbitration.mock.calls[0]?.[1]).toEqual({
      salesPosition: "Livrer\nsinon il part",
      financePosition: "Bloquer",
      question: "Livre-t-on ?",
      rulingDue: MEETING_DAY + 7,
    });
    expect(statuses()).toContain("Arbitrage demandé pour le n° 127");
    expect(screen.queryByRole("form", { name: "Demande d'arbitrage" })).toBeNull();
    await expectAccessible();
  });

  test("opens the meeting while it is pending, both sides beside each other, and ends with the ruling", async () => {
    const recordRuling = jest.fn((seen: ProtocolEntry, ruling: { ruling: string; rulingDate: number }) =>
      Promise.resolve({
        entry: { ...seen, ...ruling, arbitration: "ruled" as const },
        alreadyStood: false,
        notices: [],
      }),
    );
    const { user } = await begin({ recordRuling });
    for (const said of [
      ASKED.salesPosition,
      ASKED.financePosition,
      ASKED.question,
      "attendu le 13/05/2026",
    ]) {
      expect(article()).toContain(said.replace(/\s/g, " "));
    }
    await expectAccessible();
    await user.type(field(/Ce que l'arbitre a tranché/), "Livrer contre 30 %{Enter}");
    await settled();
    expect(recordRuling.mock.calls[0]).toEqual([
      ASKED,
      { ruling: "Livrer contre 30 %", rulingDate: MEETING_DAY },
    ]);
    expect(article()).toContain("Tranché le 15/05/2026 : Livrer contre 30 %");
  });
});

describe("a promise", () => {
  const held = (verdict: "kept" | "broken") =>
    opening({
      steps: MEETING.steps.map((step) =>
        step.kind === "review"
          ? {
              ...step,
              promise: {
                promised: 44_211_00,
                on: MEETING_DAY - 7,
                then: 64_210_00,
                now: verdict === "kept" ? 19_000_00 : 60_000_00,
                verdict,
              },
            }
          : step,
      ),
    });

  test.each([
    ["kept", "Fait", "done", "Promesse tenue : échu 64 210 € → 19 000 € pour 44 211 € promis"],
    [
      "broken",
      "En cours",
      "in-progress",
      "Promesse non tenue : échu 64 210 € → 60 000 € pour 44 211 € promis",
    ],
  ] as const)(
    "that was %s is said beside the money, and Enter decides",
    async (verdict, name, outcome, result) => {
      const reviewAction = jest.fn<
        ReturnType<EveryAction["reviewAction"]>,
        Parameters<EveryAction["reviewAction"]>
      >((seen) =>
        Promise.resolve({
          entry: seen,
          continuation: null,
          timesPostponed: 0,
          isTooOften: false,
          notices: [],
        }),
      );
      const { user } = await begin({ openMeeting: held(verdict), reviewAction });
      await next(user);
      expect(article()).toContain("pour 44 211 € promis");
      expect(screen.getByRole("radio", { name: new RegExp(name) })).toBeChecked();
      expect(reviewAction).not.toHaveBeenCalled();
      await user.click(field(/Résultat/));
      await user.keyboard("{Enter}");
      await settled();
      expect(reviewAction.mock.calls[0]?.[1]).toMatchObject({ outcome });
      expect(reviewAction.mock.calls[0]?.[1].result.replace(/\s/g, " ")).toBe(result);
      await expectAccessible();
    },
  );
});

describe("leaving things as they are", () => {
  test("is a decision in one key, whatever is typed and not sent", async () => {
    const recordDecision = recording();
    const { user } = await begin({ recordDecision });
    await user.keyboard("{Alt>}{Enter}{/Alt}");
    expect(recordDecision).not.toHaveBeenCalled();
    await next(user, 2);
    await user.keyboard("à moitié");
    await user.keyboard("{Alt>}{Enter}{/Alt}");
    await settled();
    expect(recordDecision.mock.calls).toEqual([
      [{ committeeDate: MEETING_DAY, clientCode: "C00127", decision: "On maintient", kind: "information" }],
    ]);
    expect(field(/Ce qui est décidé/)).toHaveValue("à moitié");
    expect(button("On maintient (Alt + Entrée)")).toBeVisible();
  });
});

test("rows gone from the protocol are told with what is known, and noted by one key", async () => {
  const gone = [
    { from: 37, to: 37, after: MEETING_DAY - 7, before: MEETING_DAY - 7, known: "Ravel – Relancer" },
    { from: 40, to: 41, after: MEETING_DAY - 7, before: null, known: "" },
  ];
  const noteGone = jest.fn<ReturnType<EveryAction["noteGone"]>, Parameters<EveryAction["noteGone"]>>(() =>
    Promise.resolve(),
  );
  const { user } = await begin({
    openMeeting: opening({
      steps: [
        {
          kind: "gone",
          key: "gone:37, 40–41",
          section: "actions",
          minutes: 0,
          fits: true,
          client: null,
          gone,
        },
        ...MEETING.steps,
      ],
    }),
    noteGone,
  });
  expect(article()).toContain("Les décisions n° 37, 40–41 ne sont plus dans le protocole");
  expect(article()).toContain("N° 37 (comité du 08/05/2026) : Ravel – Relancer");
  expect(article()).toContain("N° 40–41 (après une décision du 08/05/2026)");
  expect(button("Prendre acte (A)")).toHaveFocus();
  await user.keyboard("a");
  await settled();
  expect(noteGone.mock.calls).toEqual([[gone]]);
  expect(article()).toContain("Pris acte : ce n'est plus signalé.");
});

describe("work done in the sheet", () => {
  const ROW = { ...LATE_ACTION, number: 96, status: "done", doneOn: null } as const;
  const edit = (own: Partial<Extract<Meeting["steps"][number], { kind: "edit" }>>) =>
    opening({
      steps: [
        {
          kind: "edit",
          key: "edit:96",
          section: "actions",
          minutes: 0,
          fits: true,
          client: null,
          entry: ROW,
          changes: [
            { kind: "status", was: "to-do", now: "done" },
            { kind: "due", was: MEETING_DAY - 7, now: MEETING_DAY + 14 },
            { kind: "owner", was: "Hélène Roux", now: "" },
          ],
          isTyped: false,
          meant: [],
          ...own,
        },
        ...MEETING.steps,
      ],
    });
  const settling = () =>
    jest.fn<ReturnType<EveryAction["settleEdit"]>, Parameters<EveryAction["settleEdit"]>>((entry) =>
      Promise.resolve({ entry, alreadyStood: false, notices: [] }),
    );

  test.each([
    ["a", { outcome: "accepted", committeeDate: MEETING_DAY, clientCode: "C00127" }],
    ["r", { outcome: "corrected" }],
  ] as const)("is listed with what was and is, and settled by the key %s", async (key, answer) => {
    const settleEdit = settling();
    const { user } = await begin({ openMeeting: edit({}), settleEdit });
    expect(article()).toContain("Statut : À faire → Fait (date non notée)");
    expect(article()).toContain("Échéance déplacée du 08/05/2026 au 29/05/2026");
    expect(article()).toContain("Responsable : Hélène Roux → personne");
    expect(button("Accepter (A)")).toHaveFocus();
    await expectAccessible();
    await user.keyboard(key);
    await settled();
    expect(settleEdit.mock.calls).toEqual([[ROW, answer]]);
    expect(statuses()).toContain("n° 96 revu");
    expect(article()).toContain("rien d'autre n'a changé");
  });

  test("says that a block was dropped outside the meeting", async () => {
    const entry = { ...ROW, kind: "shipment-block", status: "dropped" } as const;
    await begin({
      openMeeting: edit({ entry, changes: [{ kind: "status", was: "to-do", now: "dropped" }] }),
    });
    expect(article()).toContain("Blocage abandonné hors séance");
  });

  test("does not accept a status that nobody can read, and says so", async () => {
    const settleEdit = settling();
    const entry = { ...ROW, status: null };
    const changes = [{ kind: "status", was: "to-do", now: null }] as const;
    const { user } = await begin({ openMeeting: edit({ entry, changes }), settleEdit });
    expect(article()).toContain("Statut : À faire → illisible");
    expect(article()).toContain("n'est pas un des quatre");
    await user.keyboard("a");
    expect(settleEdit).not.toHaveBeenCalled();
    await user.keyboard("r");
    await settled();
    expect(settleEdit.mock.calls).toEqual([[entry, { outcome: "corrected" }]]);
  });

  test("typed under a name that two clients bear asks which, then freezes that one", async () => {
    const settleEdit = settling();
    const meant = [
      { clientCode: "C1", clientName: "Jumelle" },
      { clientCode: "C2", clientName: "Jumelle" },
    ];
    const { user } = await begin({
      openMeeting: edit({ isTyped: true, changes: [], meant, entry: { ...ROW, clientCode: "" } }),
      settleEdit,
    });
    await user.keyboard("a");
    expect(screen.getByRole("alert")).toHaveTextContent("Choisissez le client");
    expect(settleEdit).not.toHaveBeenCalled();
    await user.selectOptions(screen.getByRole("combobox", { name: /De quel client/ }), "Jumelle (C2)");
    await user.click(button("Accepter (A)"));
    await settled();
    expect(settleEdit.mock.calls[0]?.[1]).toEqual({
      outcome: "accepted",
      committeeDate: MEETING_DAY,
      clientCode: "C2",
    });
  });
});
