import { act, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import type {
  Question,
  Reply,
  SelfCheckActions,
  SelfCheckControl,
} from "../../committee/selfCheck/selfCheckContract";
import { Problem } from "../../domain/basis/problem";
import { translator, type Language } from "../../locales/translator";
import { WordsProvider } from "../kit/words";
import { SelfCheckPage } from "./SelfCheckPage";
import { CHECKED } from "../../../test/pane/sampleSelfCheck";

type CheckExcel = SelfCheckActions["checkExcel"];

function open(checkExcel: CheckExcel, language: Language = "fr") {
  const view = render(
    <WordsProvider value={translator(language)}>
      <main>
        <h1>{translator(language).t("selfCheck.title")}</h1>
        <SelfCheckPage actions={{ selfCheck: { checkExcel } }} version="1.2.3" />
      </main>
    </WordsProvider>,
  );
  return { user: userEvent.setup(), unmount: view.unmount };
}

/** A check that stands still: what it was given, and how it ends. */
function standingCheck() {
  const given: { control?: SelfCheckControl } = {};
  let end: { resolve: (report: typeof CHECKED) => void; reject: (problem: Problem) => void };
  const checkExcel = jest.fn<ReturnType<CheckExcel>, Parameters<CheckExcel>>((_pane, _version, control) => {
    given.control = control;
    return new Promise((resolve, reject) => {
      end = { resolve, reject };
    });
  });
  const control = () => {
    if (given.control === undefined) throw new Error("not begun");
    return given.control;
  };
  return {
    checkExcel,
    control,
    resolve: (report = CHECKED) => act(() => Promise.resolve(end.resolve(report))),
    reject: (problem: Problem) => act(() => Promise.resolve(end.reject(problem))),
  };
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const plain = (element: Element) => element.textContent.replace(/\s/g, " ");
const expectAccessible = async () => expect((await axe(document.body)).violations).toEqual([]);

async function ask(control: SelfCheckControl, question: Question): Promise<{ reply: Promise<Reply> }> {
  let reply: Promise<Reply> = Promise.resolve("skip");
  await act(() => {
    reply = control.ask(question);
    reply.catch(() => undefined);
    return Promise.resolve();
  });
  return { reply };
}

const LANGUAGES = [
  ["fr", "Commencer", "Arrêter", "Oui", "Passer", "Copier le rapport"],
  ["en", "Start", "Stop", "Yes", "Skip", "Copy the report"],
] as const;

describe.each(LANGUAGES)("in %s", (language, start, stop, yes, skip, copy) => {
  const words = translator(language);

  test("it says what it does before it begins, and begins when asked", async () => {
    const { checkExcel } = standingCheck();
    const { user } = open(checkExcel, language);
    const sheet = words.t("workbook:selfCheck.sheet");
    expect(screen.getAllByRole("listitem").map(plain)).toEqual([
      expect.stringContaining(sheet),
      expect.stringContaining("Ctrl+Z"),
      expect.stringMatching(/presse-papiers|clipboard/),
      expect.any(String),
    ]);
    await expectAccessible();
    expect(checkExcel).not.toHaveBeenCalled();
    await user.click(button(start));
    expect(checkExcel).toHaveBeenCalledTimes(1);
    expect(checkExcel.mock.calls[0]?.[1]).toBe("1.2.3");
    expect(button(stop)).toBeEnabled();
  });

  test("it shows which probe is tried and how many are done", async () => {
    const { checkExcel, control } = standingCheck();
    const { user } = open(checkExcel, language);
    await user.click(button(start));
    act(() => control().onProbe("find", 7));
    expect(screen.getByRole("status")).toHaveTextContent(words.t("selfCheck.probes.find.name"));
    expect(screen.getByRole("status")).toHaveTextContent(/8 (sur|of) 30/);
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "23");
    await expectAccessible();
  });

  test("a question is shown with its values, answered or skipped", async () => {
    const { checkExcel, control } = standingCheck();
    const { user } = open(checkExcel, language);
    await user.click(button(start));
    const first = await ask(control(), { id: "menuOnCell", values: { cell: "GK1441" } });
    expect(screen.getByText(/GK1441/)).toBeVisible();
    await expectAccessible();
    await user.click(button(yes));
    await expect(first.reply).resolves.toBe("yes");
    expect(screen.queryByText(/GK1441/)).toBeNull();
    const second = await ask(control(), { id: "wasInFront" });
    await user.click(button(skip));
    await expect(second.reply).resolves.toBe("skip");
  });

  test("the results are a table: what changes something for the user first, with what it means", async () => {
    const { user } = open(() => Promise.resolve(CHECKED), language);
    await user.click(button(start));
    const table = await screen.findByRole("table");
    const rows = within(table).getAllByRole("row").slice(1).map(plain);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain(words.t("selfCheck.probes.filterCriteria.means").replace(/\s/g, " "));
    expect(rows[0]).toContain(words.t("selfCheck.outcomes.differs"));
    expect(rows[1]).toContain(`GeneralException${words.t("selfCheck.outcomes.refused")}`);
    for (const closed of screen.getAllByRole("button", { expanded: false })) await user.click(closed);
    expect(screen.getAllByRole("row")).toHaveLength(30 + 3);
    await expectAccessible();
  });

  test("the report is copied whole, and shown to be selected where copying is refused", async () => {
    const { user } = open(() => Promise.resolve(CHECKED), language);
    await user.click(button(start));
    await user.click(await screen.findByRole("button", { name: copy }));
    expect(await screen.findByText(words.t("selfCheck.copied"))).toBeVisible();
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual(CHECKED);
    jest.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    await user.click(button(copy));
    const shown = await screen.findByRole<HTMLTextAreaElement>("textbox");
    expect(JSON.parse(shown.value)).toEqual(CHECKED);
    await expectAccessible();
  });

  test.each(["workbook-protected", "workbook-read-only"] as const)(
    "%s is told, and can be retried",
    async (code) => {
      const checkExcel = jest.fn<ReturnType<CheckExcel>, Parameters<CheckExcel>>();
      checkExcel.mockRejectedValueOnce(new Problem(code)).mockResolvedValueOnce(CHECKED);
      const { user } = open(checkExcel, language);
      await user.click(button(start));
      expect(await screen.findByText(words.t(`problems:${code}.what`))).toBeVisible();
      await expectAccessible();
      await user.click(button(words.t("client.retry")));
      expect(await screen.findByRole("table")).toBeVisible();
    },
  );
});

test("stopping says so until the check has ended, and takes an open question back", async () => {
  const { checkExcel, control, resolve } = standingCheck();
  const { user } = open(checkExcel);
  await user.click(button("Commencer"));
  const { reply } = await ask(control(), { id: "arrived" });
  await user.click(button("Arrêter"));
  expect(control().signal.aborted).toBe(true);
  await expect(reply).rejects.toMatchObject({ code: "cancelled" });
  expect(screen.getByText(/^Arrêt en cours/)).toBeVisible();
  expect(button("Arrêter")).toBeDisabled();
  expect(screen.queryByText("Une question")).toBeNull();
  const probes = CHECKED.probes.map((probe, index) =>
    index < 20 ? probe : { ...probe, outcome: "notAsked" as const, code: "cancelled" },
  );
  await resolve({ ...CHECKED, probes });
  expect(screen.getByText(/^La vérification a été arrêtée/)).toBeVisible();
});

test("stopped before anything was added, the page is as it was", async () => {
  const { checkExcel, reject } = standingCheck();
  const { user } = open(checkExcel);
  await user.click(button("Commencer"));
  await user.click(button("Arrêter"));
  await reject(new Problem("cancelled"));
  expect(button("Commencer")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("leaving the page stops the check", async () => {
  const { checkExcel, control } = standingCheck();
  const { user, unmount } = open(checkExcel);
  await user.click(button("Commencer"));
  unmount();
  expect(control().signal.aborted).toBe(true);
});

test("a moment to do something in answers itself when it is over", async () => {
  const { checkExcel, control } = standingCheck();
  const { user } = open(checkExcel);
  await user.click(button("Commencer"));
  jest.useFakeTimers();
  const { reply } = await ask(control(), { id: "switchNow", seconds: 2 });
  expect(screen.getByText("Encore 2 s")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Oui" })).toBeNull();
  await act(() => jest.advanceTimersByTimeAsync(1000));
  expect(screen.getByText("Encore 1 s")).toBeVisible();
  await act(() => jest.advanceTimersByTimeAsync(1000));
  jest.useRealTimers();
  await expect(reply).resolves.toBe("yes");
});

test("what is to be pressed before answering stands beside the question", async () => {
  const { checkExcel, control } = standingCheck();
  const { user } = open(checkExcel);
  await user.click(button("Commencer"));
  const file = { name: "essai.ics", content: "BEGIN:VCALENDAR", type: "text/calendar" };
  const saved = jest.fn(() => "blob:1");
  // jsdom follows no link.
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation();
  Object.assign(URL, { createObjectURL: saved, revokeObjectURL: () => undefined });
  await ask(control(), { id: "arrived", offer: { file } });
  await user.click(button("Télécharger essai.ics"));
  expect(saved).toHaveBeenCalledTimes(1);
  await user.click(button("Non"));
  await ask(control(), { id: "opened", offer: { href: "mailto:?subject=x" } });
  expect(screen.getByRole("link", { name: "Écrire un message d'essai" })).toHaveAttribute(
    "href",
    "mailto:?subject=x",
  );
});

test("a scratch sheet that Excel would not remove is said", async () => {
  const { user } = open(() => Promise.resolve({ ...CHECKED, sheetRemoved: false }));
  await user.click(button("Commencer"));
  expect(await screen.findByText(/n'a pas voulu retirer la feuille d'essai/)).toBeVisible();
});

test("all as expected is one sentence", async () => {
  const probes = CHECKED.probes.map((probe) => ({ ...probe, outcome: "holds" as const, code: null }));
  const { user } = open(() => Promise.resolve({ ...CHECKED, probes }));
  await user.click(button("Commencer"));
  await waitFor(() => expect(screen.getByText("Tout ce qui a été essayé est conforme.")).toBeVisible());
  expect(screen.queryByRole("table")).toBeNull();
});
