import { copyBySelection } from "../kit/copyText";

/**
 * Puts a text on the clipboard as HTML, with its plain twin for programs that take no HTML.
 * @returns false when the host refuses: Excel frames the pane without the right to write to the clipboard in
 * some hosts, where the older command may still be allowed.
 */
export async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    const blob = (content: string, type: string) => new Blob([content], { type });
    const item = new ClipboardItem({
      "text/html": blob(html, "text/html"),
      "text/plain": blob(text, "text/plain"),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyByCommand(html, text);
  }
}

/** The older command copies a selection: what is put on the clipboard instead is ours. */
function copyByCommand(html: string, text: string): boolean {
  let isOurs = false;
  const put = (event: ClipboardEvent) => {
    if (event.clipboardData === null) return;
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
    isOurs = true;
  };
  return copyBySelection(text, put) && isOurs;
}
