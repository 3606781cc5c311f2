import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { committee, FOUND } from "../../../test/pane/sampleWeek";
import { CLOSING, closingActionsOf } from "../../../test/pane/sampleClosing";
import { renderPart } from "../../../test/pane/renderPane";
import { resultsActionsOf } from "../../../test/pane/sampleResults";
import type { PageProps } from "../state/paneView";
import { ClosingPage } from "./ClosingPage";

const KEPT = "comite-credit.meeting|workbook";

test("nothing of a meeting stays in the browser once it is closed", async () => {
  window.localStorage.setItem(KEPT, "{}");
  const actions = committee(FOUND, {
    ...resultsActionsOf(),
    ...closingActionsOf({ ...CLOSING, undecided: [] }),
    memoryKey: () => "workbook",
  });
  renderPart(<ClosingPage {...({ actions } as unknown as PageProps)} />, "fr");
  expect(window.localStorage.getItem(KEPT)).not.toBeNull();
  await userEvent.setup().click(await screen.findByRole("button", { name: "Clore la séance" }));
  await screen.findByText(/^Séance close/);
  expect(window.localStorage.getItem(KEPT)).toBeNull();
});
