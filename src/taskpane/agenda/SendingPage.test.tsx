import { screen, waitFor } from "@testing-library/react";
import { TextEncoder } from "node:util";
import { Problem } from "../../domain/basis/problem";
import { button, expectAccessible, renderPane, settled } from "../../../test/pane/renderPane";
import { CLASSIFIED, committee, FOUND } from "../../../test/pane/sampleWeek";
import { sendingOf } from "../../../test/pane/sampleSending";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import type { Language } from "../../locales/translator";
import type { Overview } from "../../committee/sources/sourcesContract";

const PREPARED: Overview = { ...CLASSIFIED, agendaPrepared: true };

const saved: { name: string; type: string }[] = [];

beforeAll(() => {
  // jsdom has none, as every browser does.
  Object.assign(globalThis, { TextEncoder });
  // jsdom downloads nothing: what would be is kept.
  let last = "";
  URL.createObjectURL = (blob) => {
    last = (blob as Blob).type;
    return "blob:file";
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    saved.push({ name: this.download, type: last });
  };
});
beforeEach(() => saved.splice(0));

async function openSending(over: Partial<EveryAction> = {}, language: Language = "fr") {
  const { user } = await renderPane(committee(PREPARED, over), { language });
  const send = language === "fr" ? "Envoyer l'ordre du jour" : "Send the agenda";
  await user.click(await screen.findByRole("button", { name: send }));
  await waitFor(() => expect(screen.getByRole("heading", { level: 1, name: send })).toBeInTheDocument());
  await settled();
  return user;
}

test("says to whom and by when, and is accessible", async () => {
  const showSheet = jest.fn().mockResolvedValue(undefined);
  const user = await openSending({ showSheet });
  expect(await screen.findByText("Anne Lefèvre")).toBeVisible();
  expect(screen.getByText("paul.martin@verrerie-du-lac.example")).toBeVisible();
  expect(screen.getByText(/^Sans adresse : Directeur financier/)).toBeVisible();
  expect(screen.getByText("À envoyer jeudi 14 mai")).toBeVisible();
  expect(screen.queryByText(/Le classeur a changé/)).toBeNull();
  await expectAccessible();
  await user.click(button("Ouvrir Paramètres"));
  expect(showSheet).toHaveBeenCalledWith("settings");
});

test("copies the message as HTML and as text, then asks once whether it has left", async () => {
  const markAgendaSent = jest.fn().mockResolvedValue({ committee: 0, sent: 0 });
  const readAgendaSending = jest
    .fn()
    .mockResolvedValueOnce(sendingOf(PREPARED))
    .mockResolvedValue(sendingOf(PREPARED, { sent: FOUND.today }));
  const user = await openSending({ markAgendaSent, readAgendaSending });
  const write = jest.fn().mockResolvedValue(undefined);
  const items: Record<string, Blob>[] = [];
  Object.assign(window, {
    ClipboardItem: class {
      constructor(item: Record<string, Blob>) {
        items.push(item);
      }
    },
  });
  Object.defineProperty(navigator, "clipboard", { value: { write }, configurable: true });
  await user.click(button("Copier le message"));
  expect(await screen.findByText(/^Message copié/)).toBeVisible();
  expect(Object.keys(items[0] ?? {})).toEqual(["text/html", "text/plain"]);
  expect(screen.getByRole("group", { name: /Le message est-il parti/ })).toBeVisible();
  expect(markAgendaSent).not.toHaveBeenCalled();
  await expectAccessible();
  await user.click(button("Marquer comme envoyé"));
  expect(await screen.findByText("Envoyé le mardi 12 mai")).toBeVisible();
  expect(markAgendaSent).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("button", { name: "Marquer comme envoyé" })).toBeNull();
});

test("offers what this Excel lets out besides: draft, short message, meeting", async () => {
  const user = await openSending();
  await user.click(button("Télécharger le brouillon (.eml)"));
  expect(screen.getByText(/^comite-credit-2026-05-15\.eml : ouvrez-le/)).toBeVisible();
  await user.click(button("Pas encore"));
  await user.click(button("Réunion hebdomadaire (.ics)"));
  expect(await screen.findByText(/^comite-credit\.ics/)).toBeVisible();
  expect(saved).toEqual([
    { name: "comite-credit-2026-05-15.eml", type: "message/rfc822" },
    { name: "comite-credit.ics", type: "text/calendar" },
  ]);
  expect(screen.getByRole("link", { name: "Message court" })).toHaveAttribute(
    "href",
    expect.stringMatching(/^mailto:anne/),
  );
});

test("offers no file and no link where they would do nothing", async () => {
  await openSending({
    readAgendaSending: () => Promise.resolve(sendingOf(PREPARED, { asFile: false, mailto: null })),
  });
  expect(button("Copier le message")).toBeVisible();
  expect(screen.queryByRole("button", { name: /\.eml|\.ics/ })).toBeNull();
  expect(screen.queryByRole("link", { name: "Message court" })).toBeNull();
  await expectAccessible();
});

test.each([
  [true, /^La feuille Agenda est prête\. Papier : Fichier › Imprimer\. PDF : Fichier › Exporter › PDF\./],
  [false, /^La feuille Agenda est prête : Fichier › Imprimer\./],
])("makes the sheet ready and says the clicks (Export in the menu: %s)", async (exports, clicks) => {
  const printPage = jest
    .fn()
    .mockRejectedValueOnce(new Problem("another-workbook"))
    .mockResolvedValue({
      sheet: "Agenda",
      exports,
      warnings: [{ code: "decoration-refused", values: { names: "fit to page" } }],
    });
  const user = await openSending({ printPage });
  await user.click(button("Imprimer / exporter"));
  await user.click(await screen.findByRole("button", { name: "Réessayer" }));
  expect(await screen.findByText(clicks)).toBeVisible();
  expect(screen.getByText(/a refusé : l'ajustement à une page de large/)).toBeVisible();
  expect(printPage).toHaveBeenCalledWith("agenda");
  expect(screen.queryByRole("button", { name: "Réessayer" })).toBeNull();
  await expectAccessible();
});

test("says that the workbook has changed, and that it is late", async () => {
  await openSending({
    readAgendaSending: () =>
      Promise.resolve(sendingOf(PREPARED, { isUpToDate: false, withoutAddress: [], due: FOUND.today - 1 })),
  });
  expect(screen.getByText(/Le classeur a changé depuis/)).toBeVisible();
  expect(screen.getByText("Devait partir lundi 11 mai")).toBeVisible();
  await expectAccessible();
});

test("says what went wrong, and tries again", async () => {
  const readAgendaSending = jest
    .fn()
    .mockRejectedValueOnce(new Problem("agenda-not-prepared", { day: "2026-05-15" }))
    .mockResolvedValue(sendingOf(PREPARED));
  const user = await openSending({ readAgendaSending });
  expect(await screen.findByRole("alert")).toBeVisible();
  await user.click(button("Réessayer"));
  expect(await screen.findByText("Anne Lefèvre")).toBeVisible();
});

test("reads in English too", async () => {
  await openSending({}, "en");
  expect(await screen.findByText("Recipients", { selector: "h2" })).toBeVisible();
  expect(button("Copy the message")).toBeVisible();
  await expectAccessible();
});
