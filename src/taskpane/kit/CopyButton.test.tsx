import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { button, expectAccessible, renderPart } from "../../../test/pane/renderPane";
import type { Language } from "../../locales/translator";
import { CopyButton } from "./CopyButton";

const CONTENT = { text: "Rouge : 64 210 €", html: "<p>Rouge&nbsp;: 64 210 €</p>" };

function open(write: () => Promise<void>, execCommand: () => boolean, language: Language = "fr") {
  const onCopied = jest.fn();
  const user = userEvent.setup();
  // After it: it brings a clipboard of its own.
  clipboard(write, execCommand);
  renderPart(
    <CopyButton
      content={CONTENT}
      label="Copier"
      copied="Copié."
      note="À coller."
      look="primary"
      onCopied={onCopied}
    />,
    language,
  );
  return { user, onCopied };
}

/** A clipboard that answers as it is told, and the older command beside it. */
function clipboard(write: () => Promise<void>, execCommand: () => boolean): void {
  Object.assign(window, {
    ClipboardItem: class {
      constructor(readonly item: Record<string, Blob>) {}
    },
  });
  Object.defineProperty(navigator, "clipboard", { value: { write }, configurable: true });
  document.execCommand = execCommand;
}

const refused = () => Promise.reject(new Error("NotAllowedError"));

/** A copy of the user's or of the older command, and what came to lie on the clipboard. */
function copyEvent(target: Node): Record<string, string> {
  const put: Record<string, string> = {};
  const setData = (type: string, text: string) => {
    put[type] = text;
  };
  fireEvent.copy(target, { clipboardData: { setData } });
  return put;
}

test("says that it copies, then that it has, and keeps the focus", async () => {
  let finish: () => void = () => undefined;
  const write = () =>
    new Promise<void>((resolve) => {
      finish = resolve;
    });
  const { user, onCopied } = open(write, () => false);
  expect(screen.getByRole("status")).toHaveTextContent("À coller.");
  await user.tab();
  await user.keyboard("{Enter}");
  expect(screen.getByRole("status")).toHaveTextContent("Copie en cours…");
  expect(button("Copier")).toHaveAttribute("aria-disabled", "true");
  expect(onCopied).not.toHaveBeenCalled();
  await act(() => Promise.resolve(finish()));
  expect(screen.getByRole("status")).toHaveTextContent("Copié.");
  expect(button("Copier")).toHaveFocus();
  expect(onCopied).toHaveBeenCalledTimes(1);
});

test("uses the older command where the newer is refused: HTML and text, over a text that is seen", async () => {
  let put: Record<string, string> = {};
  let wasSeen = false;
  const { user } = open(refused, () => {
    const area = document.activeElement as HTMLTextAreaElement;
    wasSeen = area.value === CONTENT.text && getComputedStyle(area).opacity !== "0";
    put = copyEvent(area);
    return true;
  });
  await user.click(button("Copier"));
  expect(await screen.findByText("Copié.")).toBeVisible();
  expect(put).toEqual({ "text/html": CONTENT.html, "text/plain": CONTENT.text });
  expect(wasSeen).toBe(true);
  expect(screen.queryByRole("textbox")).toBeNull();
});

test.each(["fr", "en"] as const)(
  "shows the text selected where both are refused; the user's own keys copy it as HTML too (%s)",
  async (language) => {
    const { user, onCopied } = open(refused, () => false, language);
    await user.click(button("Copier"));
    const name = language === "fr" ? /refusée ici.*Ctrl\+C/ : /refused here.*Ctrl\+C/;
    const area = await screen.findByRole<HTMLTextAreaElement>("textbox", { name });
    expect(area).toHaveFocus();
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe(CONTENT.text);
    await expectAccessible();
    area.setSelectionRange(0, 5);
    expect(copyEvent(area)).toEqual({});
    expect(onCopied).not.toHaveBeenCalled();
    area.select();
    expect(copyEvent(area)).toEqual({ "text/html": CONTENT.html, "text/plain": CONTENT.text });
    expect(screen.getByRole("status")).toHaveTextContent("Copié.");
    expect(area).toHaveFocus();
    expect(onCopied).toHaveBeenCalledTimes(1);
  },
);

test("names the keys of a Mac on a Mac", async () => {
  const agent = jest.spyOn(navigator, "userAgent", "get").mockReturnValue("Mozilla/5.0 (Macintosh)");
  const { user } = open(refused, () => false);
  await user.click(button("Copier"));
  expect(await screen.findByText(/Cmd\+C/)).toBeVisible();
  agent.mockRestore();
});
