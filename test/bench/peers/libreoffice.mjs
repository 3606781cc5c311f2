import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAM = "soffice";

const XML = ["office:1.0", "table:1.0", "text:1.0", "of:1.2"].map(
  (name) => `xmlns:${name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:${name}"`,
);
const number = (value) => `<table:table-cell office:value-type="float" office:value="${value}"/>`;
const text = (value) =>
  `<table:table-cell office:value-type="string"><text:p>${value.replace(/[<&]/g, " ")}</text:p></table:table-cell>`;
const formula = (value) =>
  `<table:table-cell table:formula="of:=${value.replace(/</g, "&lt;").replace(/"/g, "&quot;")}"/>`;
const row = (cells) => `<table:table-row>${cells.join("")}</table:table-row>`;
const sheet = (name, rows) => `<table:table table:name="${name}">${rows.map(row).join("")}</table:table>`;

/** What SUMIFS and MINIFS ask of the items of one client, per row: buckets, not due, credits, oldest due day. */
function formulasOf(line, items, { reference, buckets, residue }) {
  const column = (letter) => `[Items.$${letter}$1:.$${letter}$${items}]`;
  const [client, due, amount] = ["A", "B", "C"].map(column);
  const own = `${client};[.$A${line}]`;
  const late = (from, to) =>
    `SUMIFS(${amount};${own};${amount};">0";${due};"<=${reference - from}"${to ? `;${due};">${reference - to}"` : ""})`;
  return [
    ...buckets.map((from, index) => late(from, buckets[index + 1])),
    `SUMIFS(${amount};${own};${amount};">0";${due};">=${reference}")`,
    `SUMIFS(${amount};${own};${amount};"<0")`,
    `COM.MICROSOFT.MINIFS(${due};${own};${amount};">${residue}";${due};"<${reference}")`,
  ];
}

/** Runs the program on a document and reads its first sheet. @returns the lines, and how long that took. */
function converted(folder, name, sheets) {
  const file = join(folder, `${name}.fods`);
  const content = `<?xml version="1.0"?><office:document ${XML.join(" ")} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>${sheets.join("")}</office:spreadsheet></office:body></office:document>`;
  writeFileSync(file, content);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const start = performance.now();
  const options = [profile, "--headless", "--convert-to", "csv", "--outdir", folder, file];
  const { status } = spawnSync(PROGRAM, options, { stdio: "ignore" });
  const ms = performance.now() - start;
  if (status !== 0) return null;
  const lines = readFileSync(join(folder, `${name}.csv`), "utf8")
    .trim()
    .split("\n");
  return { ms, lines: lines.map((line) => line.split(",").map(Number)) };
}

/**
 * Sums by SUMIFS in LibreOffice Calc, where it is installed: what the formulas take beside opening the same items. They
 * take so long that one round says enough.
 * @param items client, serial due day and amount in units of each.
 * @returns the sums of each client in units, and milliseconds; null where there is no such program.
 */
export function sumifs(items, rules) {
  if (spawnSync(PROGRAM, ["--version"], { stdio: "ignore" }).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "comite-credit-peers-"));
  try {
    const codes = [...new Set(items.map(({ client }) => client))];
    const list = sheet(
      "Items",
      items.map(({ client, due, amount }) => [text(`c${client}`), number(due), number(amount)]),
    );
    const clients = codes.map((code, index) => {
      return [text(`c${code}`), ...formulasOf(index + 1, items.length, rules).map(formula)];
    });
    converted(folder, "first", [sheet("Clients", [[number(1)]])]);
    const without = converted(folder, "without", [sheet("Clients", [[number(1)]]), list]);
    const sums = converted(folder, "sums", [sheet("Clients", clients), list]);
    if (without === null || sums === null) return null;
    return { ms: sums.ms - without.ms, clients: sums.lines.map((cells) => cells.slice(1)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
