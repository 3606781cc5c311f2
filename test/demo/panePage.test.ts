import { demoPanePage } from "./panePage";

const POLICY =
  "default-src 'none'; script-src 'self' https://appsforoffice.microsoft.com; connect-src 'self'";

it.each([
  ['<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>'],
  ["<script src=https://appsforoffice.microsoft.com/lib/1/hosted/office.js></script>"],
])("takes Office.js from this machine, after the script that makes the window a pane: %s", (script) => {
  const page = demoPanePage(`<meta content="${POLICY}">${script}<script defer src="taskpane.js"></script>`);
  expect(page).not.toContain("appsforoffice");
  expect([...page.matchAll(/src="([^"]+)"/g)].map(([, source]) => source)).toEqual([
    "attach-pane.js",
    "office-js/office.js",
    "taskpane.js",
  ]);
  expect(page).toContain("script-src 'self'; connect-src 'self'");
});

it("does not pass off another page as the pane", () => {
  expect(() => demoPanePage("<p>Bonjour</p>")).toThrow("loads no Office.js");
});
