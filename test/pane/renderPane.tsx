import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { axe } from "jest-axe";
import type { ReactElement } from "react";
import type { Page } from "../../src/commands/navigation";
import type { CommitteeActions } from "../../src/committee/contract";
import { translator, type Language } from "../../src/locales/translator";
import { App } from "../../src/taskpane/app/App";
import { WordsProvider } from "../../src/taskpane/kit/words";

/** The pane that was opened, with whoever sits in front of it. */
export interface RenderedPane {
  readonly user: UserEvent;
  readonly unmount: () => void;
  /** Asks for a page as the ribbon does. */
  readonly request: (page: Page) => void;
}

/** How the pane is opened: in French and on the home page, unless another language or the tab of a page is given. */
export interface PaneOptions {
  readonly language?: Language;
  readonly tab?: string;
}

/** What home loads after its first screen: ready before it, so that nothing waits for a file to be read. */
const LATER = [
  () => import("../../src/taskpane/analysis/FirstWriteChoices"),
  () => import("../../src/taskpane/analysis/Portfolio"),
  () => import("../../src/taskpane/sources/Reconciliations"),
  () => import("../../src/taskpane/sources/TakenReadings"),
  () => import("../../src/taskpane/policy/NewRulesNote"),
] as const;

/** Opens the pane on a committee. */
export async function renderPane(
  actions: CommitteeActions,
  { language = "fr", tab }: PaneOptions = {},
): Promise<RenderedPane> {
  let request: (page: Page) => void = () => undefined;
  await Promise.all(LATER.map((load) => load()));
  const { unmount } = render(
    <App
      actions={actions}
      language={language}
      isDark={false}
      version="1.2.3"
      onPageRequested={(listener) => {
        request = listener;
        return () => undefined;
      }}
    />,
  );
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toBeVisible());
  await settled();
  const user = userEvent.setup();
  if (tab !== undefined) await goTo(user, tab);
  return { user, unmount, request: (page) => act(() => request(page)) };
}

/** Shows a part of the pane by itself, in a language. */
export function renderPart(part: ReactElement, language: Language = "fr"): () => void {
  const { unmount } = render(
    <WordsProvider value={translator(language)}>
      <main>{part}</main>
    </WordsProvider>,
  );
  return unmount;
}

/** Goes to a page by its tab, or by the menu that holds the tabs without room. */
export async function goTo(user: UserEvent, name: string): Promise<void> {
  const tab = screen.queryByRole("tab", { name });
  if (tab === null) await user.click(screen.getByRole("button", { name: /^(Autres|Other) pages$/ }));
  if (tab !== null) await user.click(tab);
  else {
    // Until Fluent UI has found the menu's place, no pointer can press what is in it.
    const item = await screen.findByRole("menuitem", { name });
    act(() => item.click());
  }
  // The page's code is loaded when it is first shown.
  await waitFor(() => expect(document.querySelector("main")?.textContent).not.toBe(""));
  await settled();
}

/** Lets happen what follows from what has happened. */
export const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)));

export const button = (name: string | RegExp) => screen.getByRole("button", { name });

/** What an element says, its no-break spaces as plain ones. */
export const plain = (element: Element | null) => element?.textContent?.replace(/\s/g, " ") ?? "";

/** Expects axe to object to nothing in the page: layers such as dialogs stand beside the pane, hence its whole body. */
export async function expectAccessible(): Promise<void> {
  expect((await axe(document.body)).violations).toEqual([]);
}
