/** Long enough for a browser that asks where to put the file. */
const KEPT_MS = 60_000;

/**
 * Offers a file as a download. Nothing tells whether the host takes it: the web view of Excel for Mac does
 * not (office-js#2700), that of Windows takes any file but a PDF.
 */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
