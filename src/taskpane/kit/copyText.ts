/**
 * Puts a text on the clipboard.
 * @returns false when the host refuses: Excel frames the pane without the right to write to the
 * clipboard in some hosts, where the older command may still be allowed.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * The older command, which copies a selection.
 * @param onCopy what is put on the clipboard instead of the selected text.
 * @returns false when the host refuses.
 */
export function copyBySelection(text: string, onCopy?: (event: ClipboardEvent) => void): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  // Safari copies nothing where nothing is selected.
  area.select();
  if (onCopy !== undefined) document.addEventListener("copy", onCopy);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    if (onCopy !== undefined) document.removeEventListener("copy", onCopy);
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
