import { tableOf, tried, type ProbeRun } from "./bench";
import type { Fact } from "./probe";

/** Text that begins like a formula, kept as text by an apostrophe. */
export const apostrophe: ProbeRun = async ({ workbook, range }) => {
  const cells = range("A1:A2");
  cells.numberFormat = [["General"], ["@"]];
  cells.values = [["'=1+1"], ["'=1+1"]];
  cells.load("values,formulas");
  await workbook.sync();
  const { values, formulas } = cells as { values: Fact[][]; formulas: Fact[][] };
  return {
    facts: {
      value: values[0]?.[0] ?? null,
      formula: formulas[0]?.[0] ?? null,
      valueInText: values[1]?.[0] ?? null,
      formulaInText: formulas[1]?.[0] ?? null,
    },
  };
};

/** A drop-down of words with a comma and a semicolon; alerts that are empty or too long. */
export const dropDowns: ProbeRun = async ({ workbook, range }) => {
  range("A1:A3").values = [["oui"], ["non;peut-être"], ["non"]];
  range("A1:A3").dataValidation.rule = { list: { inCellDropDown: true, source: "oui,non;peut-être" } };
  const cells = ["A1", "A2", "A3"].map((local) => range(local).dataValidation);
  cells.forEach((validation) => validation.load("valid"));
  await workbook.sync();
  const [first, both, part] = cells.map(({ valid }) => valid);
  const { dataValidation } = range("A1");
  const alert = (title: string, message: string) =>
    tried(workbook, () => {
      dataValidation.errorAlert = { title, message, showAlert: true, style: "Stop" };
    });
  return {
    facts: {
      commaParts: first === true && both === true,
      semicolonParts: part === true,
      emptyAlert: await alert("", ""),
      title33: await alert("t".repeat(33), "Message"),
      message256: await alert("Titre", "m".repeat(256)),
    },
  };
};

/** Rules with English formulas, and broken ones. */
export const rules: ProbeRun = async ({ workbook, range, at }) => {
  const formula = at("=IF(AND(A1>1,A1<5),TRUE,FALSE)");
  const conditionOn = (local: string, text: string) =>
    tried(workbook, () => {
      range(local).conditionalFormats.add("Custom").custom.rule.formula = text;
    });
  const validationOn = (local: string, text: string) =>
    tried(workbook, () => {
      range(local).dataValidation.rule = { custom: { formula: text } };
    });
  const condition = await conditionOn("A1:A3", formula);
  const validation = await validationOn("B1:B3", formula);
  const kept = range("A1:A3").conditionalFormats.getItemAt(0).custom.rule;
  const read = await tried(workbook, () => kept.load("formula"));
  return {
    facts: {
      condition,
      validation,
      readBackInEnglish: read === "done" && kept.formula === formula,
      brokenFormula: await tried(workbook, () => {
        range("C1").formulas = [["=SUM("]];
      }),
      brokenCondition: await conditionOn("D1:D3", "=SUM("),
      brokenValidation: await validationOn("E1:E3", "=SUM("),
      brokenFormat: await tried(workbook, () => {
        range("F1").numberFormat = [["[h"]];
      }),
    },
  };
};

/** A link that is a formula. */
export const linkFormulas: ProbeRun = async ({ workbook, range }) => {
  const cell = range("A1");
  cell.formulas = [['=IFERROR(HYPERLINK("https://example.com","lien"),"")']];
  cell.load("values,text");
  await workbook.sync();
  const { values, text } = cell as { values: Fact[][]; text: string[][] };
  return { facts: { value: values[0]?.[0] ?? null, text: text[0]?.[0] ?? null } };
};

/** One formula in an empty column of a table; rows sorted whose formulas look at their own row or at another. */
export const movedFormulas: ProbeRun = async (bench) => {
  const { workbook, range, at } = bench;
  tableOf(bench, "A1:B4", [
    ["Montant", "Double"],
    [1, null],
    [2, null],
    [3, null],
  ]);
  await workbook.sync();
  range("B2").formulas = [[at("=A2*2")]];
  await workbook.sync();
  range("D10:D12").values = [[3], [1], [2]];
  range("E10:F12").formulas = [
    [at("=D10*2"), at("=D13+1")],
    [at("=D11*2"), at("=D14+1")],
    [at("=D12*2"), at("=D15+1")],
  ];
  await workbook.sync();
  range("D10:F12").sort.apply([{ key: 0, ascending: true }]);
  const [filled, sameRow, otherRow] = [range("B2:B4"), range("E10:E12"), range("F10:F12")];
  [filled, sameRow, otherRow].forEach((cells) => cells.load("formulas"));
  await workbook.sync();
  const texts = (cells: Excel.Range) => (cells.formulas as string[][]).flat();
  const same = (cells: Excel.Range, wanted: readonly string[]) =>
    JSON.stringify(texts(cells)) === JSON.stringify(wanted.map(at));
  return {
    facts: {
      fillsColumn: texts(filled).every((formula) => formula !== ""),
      sameRow: same(sameRow, ["=D10*2", "=D11*2", "=D12*2"]),
      otherRow: same(otherRow, ["=D13+1", "=D14+1", "=D15+1"]),
    },
  };
};

/** Cells inserted that would tear a merged area, and a value written to its second cell. */
export const mergedCells: ProbeRun = async ({ workbook, range }) => {
  range("A3:B3").merge();
  await workbook.sync();
  const insert = await tried(workbook, () => range("A1").insert("Down"));
  range("D1:E1").merge();
  await workbook.sync();
  const write = await tried(workbook, () => {
    range("E1").values = [[5]];
  });
  const cell = range("E1");
  cell.load("values");
  await workbook.sync();
  const [[secondCell = null] = []] = cell.values as Fact[][];
  return { facts: { insertRefused: insert !== "done", secondCell }, measures: { insert, write } };
};

/** The first of January 1904, which a workbook counts as day 0 or as day 1462. */
export const dateSystem: ProbeRun = async ({ workbook, range }) => {
  const computed = workbook.workbook.functions.date(1904, 1, 1);
  computed.load("value");
  const cell = range("A1");
  cell.numberFormat = [["0"]];
  cell.formulas = [["=DATE(1904,1,1)"]];
  cell.load("values");
  await workbook.sync();
  const [[inCell = null] = []] = cell.values as Fact[][];
  const serial = computed.value;
  return {
    facts: { known: serial === 0 || serial === 1462, agrees: inCell === serial },
    measures: { serial },
  };
};
