const OFFICE_CDN = "https://appsforoffice.microsoft.com";
const OFFICE_SCRIPT = /<script\b[^>]*\bsrc=["']?https:\/\/appsforoffice\.microsoft\.com\/[^>]*><\/script>/;

/** Where the demo serves the unmodified Office.js of the npm package, and the script that runs before it. */
export const OFFICE_FOLDER = "office-js";
export const ATTACH_SCRIPT = "attach-pane.js";

/** The script of the pane's page that runs first: it asks the page around it to be Excel. */
export const ATTACH_SOURCE = "window.parent.attachPane(window);\n";

/**
 * The built pane's page as the demo frames it: Office.js comes from this machine instead of Microsoft's CDN, after
 * the script that makes the window a pane; the security policy no longer allows the CDN. All else is untouched.
 * @param html taskpane.html as built
 * @throws Error when the page does not load Office.js as expected: then the demo would not show the real pane.
 */
export function demoPanePage(html: string): string {
  if (!OFFICE_SCRIPT.test(html)) throw new Error(`The pane's page loads no Office.js from ${OFFICE_CDN}`);
  const scripts = [ATTACH_SCRIPT, `${OFFICE_FOLDER}/office.js`].map(
    (source) => `<script src="${source}"></script>`,
  );
  return html.replace(OFFICE_SCRIPT, scripts.join("")).replaceAll(` ${OFFICE_CDN}`, "");
}
