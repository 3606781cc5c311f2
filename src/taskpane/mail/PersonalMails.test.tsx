import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expectAccessible, renderPart } from "../../../test/pane/renderPane";
import { personalMailsOf } from "../../../test/pane/samplePersonal";
import { dayOf } from "../../domain/basis/day";
import { Problem } from "../../domain/basis/problem";
import { PersonalMails } from "./PersonalMails";

const never = () => Promise.reject(new Error("nothing was to be noted"));

test("each message is read in the list, then copied, then noted as sent", async () => {
  const onLeft = jest
    .fn()
    .mockRejectedValueOnce(new Problem("another-workbook"))
    .mockResolvedValue({ on: dayOf(2026, 5, 14) });
  const user = userEvent.setup();
  renderPart(<PersonalMails mails={personalMailsOf()} about="clients" onLeft={onLeft} />);
  expect(screen.getByText(/^3 clients de l'ordre du jour n'ont pas de commercial/)).toBeVisible();
  expect(screen.getByText(/^1 action sans responsable/)).toBeVisible();
  expect(screen.getByText("2 clients · 1 action en retard · sans adresse · noté comme envoyé")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Copier le message" })).toBeNull();
  await user.click(screen.getByRole("button", { name: /^Anne Roux/ }));
  expect(screen.getByRole("note", { name: "Message à Anne Roux" })).toHaveTextContent("Verrerie du Midi");
  expect(screen.getByRole("button", { name: "Copier le message" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Échéances (.ics)" })).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole("button", { name: /^Marquer comme envoyé\s: Anne Roux$/ }));
  await user.click(await screen.findByRole("button", { name: "Réessayer" }));
  expect(await screen.findByText("2 clients · 1 action en retard · envoyé le 14/05/2026")).toBeVisible();
  expect(onLeft.mock.calls).toEqual([["Anne Roux"], ["Anne Roux"]]);
});

test("whoever has no address is said with what to do", async () => {
  const user = userEvent.setup();
  renderPart(<PersonalMails mails={personalMailsOf()} about="actions" onLeft={never} />);
  await user.click(screen.getByRole("button", { name: /^Zoé Blanc/ }));
  expect(
    screen.getByText(/^Aucune adresse pour Zoé Blanc : ajoutez-la dans la feuille Paramètres/),
  ).toBeVisible();
  expect(screen.queryByRole("button", { name: /^Noter/ })).toBeNull();
  await expectAccessible();
});

test.each([
  ["fr", /^Aucun commercial n'est connu/, /^Rien à envoyer/],
  ["en", /^No salesperson is known/, /^Nothing to send/],
] as const)("nobody to write to is said (%s)", (language, salesperson, nothing) => {
  const none = personalMailsOf({}, { mails: [], hasNoSalesperson: true, unowned: 0 });
  renderPart(<PersonalMails mails={none} about="clients" onLeft={never} />, language);
  expect(screen.getByText(salesperson)).toBeVisible();
  expect(screen.getByText(nothing)).toBeVisible();
  expect(screen.queryByText(/action sans responsable/)).toBeNull();
});
