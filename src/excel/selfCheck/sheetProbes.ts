import { tableOf, told, tried, type ProbeRun } from "./bench";
import type { Fact } from "./probe";
import { TRIED_NAMES } from "./scratchSheet";

/** The scratch sheet given names that languages may reserve, and its own again. */
export const reservedNames: ProbeRun = async ({ workbook, sheet }) => {
  const { worksheets } = workbook.workbook;
  worksheets.load("items/name");
  sheet.load("name");
  await workbook.sync();
  const nameBefore = sheet.name;
  const taken = new Set(worksheets.items.map(({ name }) => name.toLowerCase()));
  const facts: Record<string, Fact> = {};
  for (const name of TRIED_NAMES) {
    // A sheet of the user's that bears it already tells enough: it is not reserved.
    facts[name] = taken.has(name.toLowerCase())
      ? "done"
      : await tried(workbook, () => {
          sheet.name = name;
        });
  }
  sheet.name = nameBefore;
  await workbook.sync();
  return { facts };
};

/** Slicers added by objects and by names, the sheet being in front or not. */
export const slicers: ProbeRun = async (bench) => {
  const { workbook, sheet, home } = bench;
  const table = tableOf(bench, "A1:B3", [
    ["Couleur", "Kind"],
    ["rouge", "x"],
    ["vert", "y"],
  ]);
  table.load("name");
  await workbook.sync();
  const byObjects = () => tried(workbook, () => sheet.slicers.add(table, table.columns.getItemAt(0), sheet));
  const byNames = () => tried(workbook, () => sheet.slicers.add(table.name, "Kind", sheet));
  const [objects, names] = [await byObjects(), await byNames()];
  await tried(workbook, () => sheet.activate());
  const [objectsInFront, namesInFront] = [await byObjects(), await byNames()];
  await tried(workbook, () => home.activate());
  return { facts: { objects, names, objectsInFront, namesInFront } };
};

/** A page as wide as its sheet. */
export const fitToPage: ProbeRun = async ({ workbook, sheet }) => {
  const set = await tried(workbook, () => {
    sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
  });
  const pagesWide = await told(
    workbook,
    sheet.pageLayout.load("zoom"),
    ({ zoom }) => zoom.horizontalFitToPages ?? null,
  );
  return { facts: { set, pagesWide } };
};

/** The first row frozen on a sheet behind and in front. */
export const frozenRows: ProbeRun = async ({ workbook, sheet, home }) => {
  const freeze = async () => {
    const outcome = await tried(workbook, () => sheet.freezePanes.freezeRows(1));
    const rows = await told(
      workbook,
      sheet.freezePanes.getLocationOrNullObject().load("rowCount"),
      ({ isNullObject, rowCount }) => (isNullObject ? null : rowCount),
    );
    await tried(workbook, () => sheet.freezePanes.unfreeze());
    return { outcome, rows };
  };
  const behind = await freeze();
  await tried(workbook, () => sheet.activate());
  const inFront = await freeze();
  await tried(workbook, () => home.activate());
  return {
    facts: {
      behind: behind.outcome,
      behindRows: behind.rows,
      inFront: inFront.outcome,
      inFrontRows: inFront.rows,
    },
  };
};

/** A row of wrapped text, before and after its height is fitted. */
export const rowHeights: ProbeRun = async ({ workbook, range }) => {
  const cell = range("A1");
  const { format } = cell;
  format.rowHeight = 15;
  cell.values = [["Un texte assez long pour qu'il lui faille plusieurs lignes dans une colonne étroite."]];
  format.wrapText = true;
  format.load("rowHeight");
  await workbook.sync();
  const before = format.rowHeight;
  const autofit = await tried(workbook, () => format.autofitRows());
  format.load("rowHeight");
  await workbook.sync();
  return {
    facts: { autofit, grows: format.rowHeight > before },
    measures: { before, after: format.rowHeight },
  };
};

/** Rows grouped, folded, unfolded, hidden by hand. */
export const outline: ProbeRun = async ({ workbook, range }) => {
  const rows = range("A2:A4").getEntireRow();
  const group = await tried(workbook, () => rows.group("ByRows"));
  const fold = await tried(workbook, () => rows.hideGroupDetails("ByRows"));
  const foldedIsHidden = await told(
    workbook,
    range("A2:A4").getEntireRow().load("rowHidden"),
    ({ rowHidden }) => rowHidden,
  );
  const unfold = await tried(workbook, () => rows.showGroupDetails("ByRows"));
  const hide = await tried(workbook, () => {
    rows.rowHidden = true;
  });
  return { facts: { group, fold, foldedIsHidden, unfold, hide } };
};

/** A line of three points, the second of which is #N/A, with labels set by the API. */
export const charts: ProbeRun = async ({ workbook, sheet, range }) => {
  range("A1:B4").formulas = [
    ["Comité", "Échu"],
    ["janvier", 1],
    ["février", "=NA()"],
    ["mars", 3],
  ];
  const chart = sheet.charts.add("Line", range("A1:B4"), "Columns");
  await workbook.sync();
  const series = chart.series.getItemAt(0);
  const labels = await tried(workbook, () => series.setXAxisValues(range("A2:A4")));
  return {
    facts: { labels, points: await told(workbook, series.points.load("count"), ({ count }) => count) },
    measures: {
      missing: await told(workbook, series.points.getItemAt(1).load("value"), ({ value }) => String(value)),
    },
  };
};
