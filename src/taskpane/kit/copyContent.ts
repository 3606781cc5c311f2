/** What is copied: plain text, and its HTML for programs that take it. */
export interface CopyContent {
  readonly text: string;
  readonly html?: string;
}

/**
 * Puts a text on the clipboard.
 * @returns false when the host refuses: Excel frames the pane without the right to write to the
 * clipboard in some hosts, where the older command may still be allowed.
 */
export async function copyContent(content: CopyContent): Promise<boolean> {
  const { text, html } = content;
  try {
    if (html === undefined) await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([richItem(html, text)]);
    return true;
  } catch {
    return copyBySelection(content);
  }
}

function richItem(html: string, text: string): ClipboardItem {
  const blob = (content: string, type: string) => new Blob([content], { type });
  return new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob(text, "text/plain") });
}

/** Fills the clipboard of a copy that is under way, instead of what is selected. */
export function fillClipboard(data: DataTransfer, { text, html }: CopyContent): void {
  if (html !== undefined) data.setData("text/html", html);
  data.setData("text/plain", text);
}

/**
 * The older command, which copies a selection: nothing is copied of what is not seen, so the text stands on the
 * page for as long as it takes.
 * @returns false when the host refuses.
 */
export function copyBySelection(content: CopyContent): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = content.text;
  Object.assign(area.style, { position: "fixed", top: "0", insetInlineStart: "0" });
  document.body.append(area);
  // Safari copies nothing where nothing is selected, and selecting alone takes no focus everywhere.
  area.focus();
  area.select();
  let isOurs = false;
  const put = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return;
    fillClipboard(event.clipboardData, content);
    event.preventDefault();
    isOurs = true;
  };
  document.addEventListener("copy", put);
  try {
    // Without HTML, what is selected is as good as what is put.
    return document.execCommand("copy") && (isOurs || content.html === undefined);
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", put);
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
