import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ClosingRequest } from "../../committee/closing/closingContract";
import { Problem } from "../../domain/basis/problem";
import { ClosingPanel, type ClosingPanelProps } from "./ClosingPanel";
import { expectAccessible, renderPart } from "../../../test/pane/renderPane";
import { CLOSING, closingActionsOf } from "../../../test/pane/sampleClosing";
import type { EveryAction } from "../../../test/pane/committeeDouble";
import { resultsActionsOf } from "../../../test/pane/sampleResults";
import { committee, FOUND } from "../../../test/pane/sampleWeek";
import type { Language } from "../../locales/translator";

async function open(
  over: Partial<EveryAction> = {},
  props: Partial<ClosingPanelProps> = {},
  language: Language = "fr",
) {
  const actions = committee(FOUND, { ...resultsActionsOf(), ...over });
  renderPart(<ClosingPanel actions={actions} day={null} {...props} />, language);
  await screen.findByRole("heading", { level: 2 });
  return userEvent.setup();
}

const close = () => screen.getByRole("button", { name: "Clore la séance" });

test("who was there, the next date and the reds left are said; then it closes and can be sent", async () => {
  const closeMeeting = jest.fn((request: ClosingRequest) => closingActionsOf().closeMeeting(request));
  const markProtocolSent = jest.fn(closingActionsOf().markProtocolSent);
  const onClosed = jest.fn();
  const user = await open({ closeMeeting, markProtocolSent }, { onClosed });
  expect(close()).toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getByRole("checkbox", { name: "Clore malgré tout" }));
  await user.click(screen.getByRole("checkbox", { name: /^Jeanne Marot/ }));
  await user.type(screen.getByRole("textbox", { name: "Autres présents" }), "M. Weiss");
  const next = screen.getByRole("textbox", { name: "Prochain comité" });
  await user.clear(next);
  await user.type(next, "15/05/2026");
  expect(await screen.findByText("Une date après cette séance.")).toBeVisible();
  expect(close()).toHaveAttribute("aria-disabled", "true");
  await user.clear(next);
  await user.type(next, "21/05/2026");
  await user.click(close());
  expect(await screen.findByText(/^Séance close/)).toBeVisible();
  expect(closeMeeting).toHaveBeenCalledWith({
    day: CLOSING.day,
    present: ["Claire Ravel", "Paul Tillac"],
    guests: "M. Weiss",
    nextDate: CLOSING.day + 6,
    withoutDecision: ["C00043"],
  });
  expect(onClosed).toHaveBeenCalledTimes(1);
  await user.click(await screen.findByRole("button", { name: "Marquer comme envoyé" }));
  expect(await screen.findByText(/^Compte rendu envoyé/)).toBeVisible();
  expect(markProtocolSent).toHaveBeenCalledWith(CLOSING.day);
}, 30_000);

test("the results can be brought up to date once it is closed, from the second committee on", async () => {
  const refreshResults = jest.fn(resultsActionsOf().refreshResults);
  const user = await open({ refreshResults });
  const update = () => screen.queryByRole("button", { name: "Mettre à jour les résultats" });
  expect(update()).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "Clore malgré tout" }));
  await user.click(close());
  await waitFor(() => expect(update()).not.toBeNull());
  expect(screen.getByText(/elle est créée si elle n'existe pas/)).toBeVisible();
  await user.click(update() as HTMLElement);
  expect(await screen.findByText(/mise à jour : 42 cellules/)).toBeVisible();
  expect(refreshResults).toHaveBeenCalledTimes(1);
});

test("the first committee has no results to compare", async () => {
  await open(closingActionsOf({ ...CLOSING, closed: CLOSING.day, hasResults: false }));
  await screen.findByRole("button", { name: "Copier le message" });
  expect(screen.queryByRole("button", { name: /résultats/ })).toBeNull();
});

test("a red client left undecided is one click away", async () => {
  const onGoTo = jest.fn();
  const user = await open({}, { onGoTo });
  await user.click(screen.getByRole("button", { name: "Brasserie Lalande" }));
  expect(onGoTo).toHaveBeenCalledWith("C00043");
});

test("what failed is said and tried again; what was ticked stays", async () => {
  let fails = true;
  const closeMeeting = jest.fn((request: ClosingRequest) =>
    fails
      ? Promise.reject(new Problem("sheet-protected", { sheet: "Comités" }))
      : closingActionsOf().closeMeeting(request),
  );
  const user = await open({ closeMeeting });
  await user.click(screen.getByRole("checkbox", { name: "Clore malgré tout" }));
  await user.click(screen.getByRole("checkbox", { name: /^Jeanne Marot/ }));
  await user.click(close());
  fails = false;
  await user.click(await screen.findByRole("button", { name: "Réessayer" }));
  expect(await screen.findByText(/^Séance close/)).toBeVisible();
  expect(closeMeeting.mock.calls[1]?.[0].present).toEqual(["Claire Ravel", "Paul Tillac"]);
});

test("when a red client lost its decision meanwhile, it is shown and must be confirmed", async () => {
  const readClosing = jest
    .fn(() => Promise.resolve(CLOSING))
    .mockResolvedValueOnce({ ...CLOSING, undecided: [] });
  const closeMeeting = () => Promise.reject(new Problem("reds-undecided", { clients: "Brasserie Lalande" }));
  const user = await open({ readClosing, closeMeeting });
  await user.click(close());
  expect(await screen.findByRole("checkbox", { name: "Clore malgré tout" })).not.toBeChecked();
  await waitFor(() => expect(close()).toHaveAttribute("aria-disabled", "true"));
});

test("the request to the arbiter is made when it is asked for", async () => {
  const arbitrationRequestMail = jest.fn(closingActionsOf().arbitrationRequestMail);
  const user = await open({ arbitrationRequestMail });
  expect(arbitrationRequestMail).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: /^Demande à l'arbitre.*Verrerie du Midi SAS/ }));
  expect(await screen.findByRole("button", { name: "Copier le message" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Message court" })).toHaveAttribute(
    "href",
    expect.stringMatching(/^mailto:/),
  );
  expect(arbitrationRequestMail).toHaveBeenCalledWith(128);
  expect(screen.getByText(/^Sans adresse/)).toBeVisible();
});

test.each(["fr", "en"] as const)(
  "is accessible, before and after (%s)",
  async (language) => {
    await open({}, {}, language);
    await expectAccessible();
    document.body.innerHTML = "";
    await open(closingActionsOf({ ...CLOSING, closed: CLOSING.day, undecided: [] }), {}, language);
    await screen.findByRole("button", { name: /^(Copier le|Copy the) message/ });
    await expectAccessible();
  },
  30_000,
);

test("a closing that fails leaves the one before it closed, to be sent and closed again", async () => {
  let isRefused = false;
  const closeMeeting = jest.fn((request: ClosingRequest) =>
    isRefused ? Promise.reject(new Problem("no-answer")) : closingActionsOf().closeMeeting(request),
  );
  const user = await open({ closeMeeting });
  await user.click(screen.getByRole("checkbox", { name: "Clore malgré tout" }));
  await user.click(close());
  await user.click(await screen.findByRole("button", { name: "Marquer comme envoyé" }));
  expect(await screen.findByText(/^Compte rendu envoyé/)).toBeVisible();
  isRefused = true;
  await user.click(screen.getByRole("button", { name: "Mettre à jour le compte rendu" }));
  expect(await screen.findByRole("alert")).toBeVisible();
  expect(closeMeeting).toHaveBeenCalledTimes(2);
  expect(screen.getByText(/^Compte rendu envoyé/)).toBeVisible();
  expect(screen.getByText(/^Séance close/)).toBeVisible();
}, 30_000);
