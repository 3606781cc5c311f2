import { parseReference } from "../address";
import { ensureCell } from "../cells";
import type { Area, CellStyle, ConditionalFormatModel, Scalar, SheetModel, WorkbookModel } from "../model";
import { addSheet, newWorkbook, putNumberFormat, putTable, putValues } from "../workbook";

/** The area of an A1 address, for tests. */
export function areaOf(address: string): Area {
  const area = parseReference(address)?.area;
  if (area === undefined) throw new Error(`${address} is no address`);
  return area;
}

function putStyle(sheet: SheetModel, address: string, style: CellStyle): void {
  const { top, left, rows, columns } = areaOf(address);
  for (let row = top; row < top + rows; row += 1)
    for (let column = left; column < left + columns; column += 1)
      ensureCell(sheet, row, column).style = style;
}

export function putFormula(sheet: SheetModel, address: string, formula: string, value: Scalar): void {
  const { top, left } = areaOf(address);
  Object.assign(ensureCell(sheet, top, left), { formula, value, stale: false });
}

function addRules(sheet: SheetModel): void {
  const red = { font: { color: "#9C0006", bold: true }, fill: { color: "#FFC7CE" } };
  const rules: [string, ConditionalFormatModel["rule"], boolean | null][] = [
    ["Custom", { custom: { rule: { formula: '=$B2="Rouge"' }, format: red } }, true],
    [
      "CellValue",
      {
        cellValue: {
          rule: { formula1: "=100", formula2: "=200", operator: "Between" },
          format: { fill: { color: "#C6EFCE" } },
        },
      },
      false,
    ],
    [
      "ContainsText",
      { textComparison: { rule: { operator: "NotContains", text: 'a"b' }, format: red } },
      false,
    ],
    ["TopBottom", { topBottom: { rule: { rank: 5, type: "BottomPercent" }, format: red } }, false],
    ["PresetCriteria", { preset: { rule: { criterion: "DuplicateValues" }, format: red } }, false],
    ["PresetCriteria", { preset: { rule: { criterion: "NextMonth" }, format: red } }, false],
    ["PresetCriteria", { preset: { rule: { criterion: "EqualOrBelowAverage" }, format: red } }, false],
    [
      "PresetCriteria",
      { preset: { rule: { criterion: "Blanks" }, format: { font: { italic: true } } } },
      false,
    ],
    [
      "ColorScale",
      {
        colorScale: {
          criteria: {
            minimum: { type: "LowestValue", color: "#F8696B" },
            midpoint: { type: "Percentile", formula: "50", color: "#FFEB84" },
            maximum: { type: "HighestValue", color: "#63BE7B" },
          },
        },
      },
      null,
    ],
    [
      "DataBar",
      {
        dataBar: {
          lowerBoundRule: { type: "LowestValue" },
          upperBoundRule: { type: "Number", formula: "1000" },
          positiveFormat: { fillColor: "#638EC6" },
          showDataBarOnly: false,
        },
      },
      null,
    ],
    [
      "IconSet",
      {
        iconSet: {
          style: "ThreeTrafficLights1",
          criteria: [
            { type: "Percent", formula: "0", operator: "GreaterThanOrEqual" },
            { type: "Number", formula: "10", operator: "GreaterThan" },
            { type: "Formula", formula: "=$C$2", operator: "GreaterThanOrEqual" },
          ],
          reverseIconOrder: true,
          showIconOnly: false,
        },
      },
      null,
    ],
  ];
  sheet.conditionalFormats = rules.map(([type, rule, stopIfTrue], priority) => ({
    id: `${sheet.id}-${priority + 1}`,
    areas: priority === 0 ? [areaOf("A2:D4"), areaOf("F2:F4")] : [areaOf("C2:C4")],
    type,
    rule,
    priority,
    stopIfTrue,
  }));
}

function addValidations(sheet: SheetModel): void {
  const plain = { ignoreBlanks: true, errorAlert: null, prompt: null };
  sheet.validations = [
    {
      ...plain,
      areas: [areaOf("B2:B4"), areaOf("H1")],
      type: "List",
      rule: { list: { inCellDropDown: true, source: 'Rouge,Orange,"Vert"' } },
      errorAlert: { showAlert: true, style: "Warning", title: "Couleur", message: "Rouge & co <à choisir>" },
      prompt: { showPrompt: true, title: "Couleur", message: "Une des trois" },
    },
    {
      ...plain,
      areas: [areaOf("A2:A4")],
      type: "List",
      rule: { list: { inCellDropDown: false, source: "='Liste d''été'!$A$1:$A$3" } },
    },
    {
      ...plain,
      areas: [areaOf("D2:D4")],
      type: "Date",
      rule: { date: { formula1: "=43831", formula2: "=TODAY()", operator: "Between" } },
    },
    {
      ...plain,
      areas: [areaOf("C2:C4")],
      type: "Decimal",
      rule: { decimal: { formula1: "=0", operator: "GreaterThanOrEqualTo" } },
      ignoreBlanks: false,
      errorAlert: { showAlert: false, style: "Stop", title: "", message: "" },
    },
    { ...plain, areas: [areaOf("F2")], type: "Custom", rule: { custom: { formula: "=ISNUMBER($F2)" } } },
  ];
}

function addTable(workbook: WorkbookModel, sheet: SheetModel): void {
  putValues(sheet, "A1", [
    ["Client", "Couleur", "Encours", "Le", "Reste\n(€)"],
    ["Verrerie d'Été", "Rouge", 120, 43950, 60],
    ["00123", "Orange", 80.5, 43951.75, null],
    ["=x", "Rouge", -3, null, 1],
    ["Total", null, 197.5, null, null],
  ]);
  putNumberFormat(sheet, "D2:D4", "dd/mm/yyyy");
  const table = putTable(workbook, sheet, "CC_Clients", "A1:E5");
  const [first, , third, , fifth] = table.columns;
  Object.assign(first ?? {}, { totalsLabel: "Total" });
  Object.assign(third ?? {}, { totalsFunction: "sum" });
  Object.assign(fifth ?? {}, { totalsFunction: "custom", totalsFormula: "=SUM(CC_Clients[Encours])-1" });
  Object.assign(table, {
    showTotals: true,
    style: "TableStyleLight9",
    highlightFirstColumn: true,
    showBandedRows: false,
    filters: [
      { column: 1, criteria: { filterOn: "Values", values: ["Rouge", ""] } },
      {
        column: 2,
        criteria: { filterOn: "Custom", criterion1: ">=-10", criterion2: "<>50", operator: "And" },
      },
      { column: 3, criteria: { filterOn: "Dynamic", dynamicCriteria: "AllDatesInPeriodFebruray" } },
      { column: 0, criteria: { filterOn: "TopPercent", criterion1: "10" } },
    ].sort((one, other) => one.column - other.column),
    sort: [{ key: 2, ascending: false }],
  });
  putFormula(sheet, "C5", "=SUBTOTAL(109,CC_Clients[Encours])", 197.5);
  putFormula(sheet, "E3", "=[@Encours]-[@[Reste\n(€)]]", { error: "#VALUE!" });
  sheet.rowInfo.set(2, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
}

function addLooks(sheet: SheetModel): void {
  putStyle(sheet, "A1:E1", { bold: true, fill: "#1F4E78", fontColor: "#FFFFFF", wrapText: true });
  putStyle(sheet, "A2", {
    italic: true,
    underline: true,
    strikethrough: true,
    fontName: "Arial",
    fontSize: 9,
    horizontalAlignment: "CenterAcrossSelection",
    verticalAlignment: "Center",
    indentLevel: 2,
    locked: false,
    borders: {
      top: { style: "Continuous", color: "#FF0000" },
      bottom: { style: "Double", color: "#000000", weight: "Thick" },
      left: { style: "Dash", color: "#00FF00", weight: "Medium" },
      right: { style: "Continuous", color: "#0000FF", weight: "Hairline" },
    },
  });
  sheet.columns.set(0, { width: 32.5, hidden: false, outlineLevel: 0 });
  sheet.columns.set(1, { width: 32.5, hidden: false, outlineLevel: 0 });
  sheet.columns.set(5, { width: null, hidden: true, outlineLevel: 2 });
  sheet.rowInfo.set(0, { height: 31.5, hidden: false, filtered: false, outlineLevel: 0 });
  sheet.rowInfo.set(40, { height: null, hidden: true, filtered: false, outlineLevel: 1 });
  sheet.merges = [areaOf("H5:J6")];
  sheet.freeze = { rows: 1, columns: 2 };
  sheet.tabColor = "#C00000";
  sheet.showGridlines = false;
}

function addPrinting(sheet: SheetModel): void {
  sheet.pageLayout = {
    ...sheet.pageLayout,
    orientation: "Landscape",
    paperSize: "A3",
    zoom: { horizontalFitToPages: 1 },
    margins: { top: 36, bottom: 36, left: 18, right: 18, header: 9, footer: 9 },
    printArea: [areaOf("A1:E5"), areaOf("H1:J6")],
    titleRows: { first: 0, last: 0 },
    titleColumns: { first: 0, last: 1 },
    headersFooters: {
      state: "FirstAndDefault",
      leftHeader: "Comité && crédit <interne>",
      centerFooter: "&P / &N",
      rightFooter: "&D",
      "firstPage.centerHeader": "Confidentiel",
    },
    centerHorizontally: true,
    printHeadings: true,
    printOrder: "OverThenDown",
    blackAndWhite: true,
    rowBreaks: [20, 40],
    columnBreaks: [5],
  };
}

/** A workbook that holds some of everything a file carries, for tests. */
export function richWorkbook(): WorkbookModel {
  const workbook = newWorkbook("Comité.xlsx", ["Clients"]);
  const sheet = workbook.sheets[0] as SheetModel;
  addTable(workbook, sheet);
  addLooks(sheet);
  addRules(sheet);
  addValidations(sheet);
  addPrinting(sheet);
  const list = addSheet(workbook, "Liste d'été");
  putValues(list, "A1", [["Nom"], ["a"], ["b"]]);
  list.visibility = "VeryHidden";
  list.autoFilter = {
    area: areaOf("A1:A3"),
    criteria: [{ column: 0, criteria: { filterOn: "Values", values: ["a"] } }],
  };
  list.rowInfo.set(2, { height: null, hidden: false, filtered: true, outlineLevel: 0 });
  list.protection = {
    protected: true,
    password: null,
    options: {
      allowAutoFilter: true,
      allowDeleteColumns: false,
      allowDeleteRows: false,
      allowEditObjects: true,
      allowEditScenarios: false,
      allowFormatCells: false,
      allowFormatColumns: true,
      allowFormatRows: false,
      allowInsertColumns: false,
      allowInsertHyperlinks: false,
      allowInsertRows: false,
      allowPivotTables: false,
      allowSort: true,
      selectionMode: "Unlocked",
    },
  };
  const third = addSheet(workbook, "History");
  putTable(workbook, third, "CC_Vide", "B2:C3").insertRow = true;
  putValues(third, "B2", [["Colonne1", "Colonne2"]]);
  Object.assign(third.tables[0]?.columns[0] ?? {}, { name: "Colonne1" });
  Object.assign(third.tables[0]?.columns[1] ?? {}, { name: "Colonne2" });
  third.visibility = "Hidden";
  third.pageLayout.zoom = { scale: 80 };
  workbook.protection = { password: null };
  workbook.names = [
    { name: "Taux", formula: "=0.2", visible: true, comment: "TVA & co", sheetId: null },
    { name: "Couleurs", formula: "='Liste d''été'!$A$2:$A$3", visible: false, comment: "", sheetId: null },
    { name: "Taux", formula: '=IF(Clients!$A$1="x",1,2)', visible: true, comment: "", sheetId: list.id },
  ];
  workbook.properties.title = "Comité <crédit> & co";
  workbook.properties.author = "Élodie";
  workbook.properties.company = "Verrerie";
  workbook.properties.custom = new Map<string, string | number | boolean>([
    ["version", 3],
    ["ok", true],
    ["note", "a & b"],
  ]);
  workbook.selection = areaOf("B2:C3");
  workbook.calculationMode = "Manual";
  return workbook;
}
