import type * as Decorations from "../../src/excel/host/decorations";
import type { Message } from "../../src/intake/source";
import type { ChartModel, WorkbookModel } from "../simulator/model";
import { plainReceivablesWorkbook } from "./badWorkbooks";
import { openAnalysed, openHeld, REQUEST } from "./openClosing";
import { heldCommittees } from "./heldCommittees";
import { openCommittee, patience, type OpenCommittee } from "./openCommittee";

type Module = typeof Decorations;

/** Decorations in the order in which they are asked for, and the one that Excel is made to refuse. */
const asked: { names: string[]; refused: number | null } = { names: [], refused: null };

jest.mock("../../src/excel/host/decorations", () => {
  const real = jest.requireActual<Module>("../../src/excel/host/decorations");
  // What it does is done, then Excel answers with an error: the request ends there, nothing is undone.
  const watched: (...given: Parameters<Module["decorate"]>) => Decorations.Decoration[] = (context, given) =>
    given.map((decoration) => {
      const place = asked.names.push(decoration.name) - 1;
      const apply = () => {
        decoration.apply();
        if (place === asked.refused) context.workbook.worksheets.getItem("Pas là").activate();
      };
      return { ...decoration, apply };
    });
  return {
    ...real,
    decorate: (...[context, given]: Parameters<Module["decorate"]>) =>
      real.decorate(context, watched(context, given)),
    decorateTogether: (...[context, given]: Parameters<Module["decorate"]>) =>
      real.decorateTogether(context, watched(context, given)),
    decorateAll: (...[context, looks]: Parameters<Module["decorateAll"]>) =>
      real.decorateAll(
        context,
        looks.map(({ once, repeatable }) => ({
          once: watched(context, once),
          repeatable: watched(context, repeatable),
        })),
      ),
  };
});

const titleOf = ({ settings }: ChartModel) => (settings["title"] as { text?: string } | undefined)?.text;

/** Work that dresses sheets: where it starts, and what it says to the user at its end. */
interface Case {
  readonly start: () => Promise<OpenCommittee>;
  readonly work: (committee: OpenCommittee) => Promise<readonly Message[]>;
  /** What it dresses at least: a case that dresses nothing would prove nothing. */
  readonly dresses: readonly string[];
}

const CASES: Readonly<Record<string, Case>> = {
  "the first analysis: Clients, protocol, settings": {
    start: () => openCommittee(plainReceivablesWorkbook()),
    work: async ({ actions }) =>
      (await actions.analysis.analyse({ language: "fr", referenceDate: null }, patience())).warnings,
    dresses: ["slicers", "groups", "frozen panes", "validation", "colours", "fit to page", "print setup"],
  },
  "the first agenda: agenda, history, committees": {
    start: openAnalysed,
    work: async ({ actions }) => (await actions.agenda.prepareAgenda(patience())).warnings,
    dresses: ["page breaks", "repeated headings", "header and footer", "fit to page", "sheet order"],
  },
  "closing: minutes": {
    start: openHeld,
    work: async ({ actions }) => (await actions.closing.closeMeeting(REQUEST)).warnings,
    dresses: ["print area", "row heights", "print setup", "fit to page"],
  },
  "the first results": {
    start: () => heldCommittees(2, { withSales: false }),
    work: async ({ actions }) => (await actions.results.refreshResults()).warnings,
    dresses: ["centred page", "fit to page", "colours", "Échus par ancienneté (k€)"],
  },
};

/** The names of what was refused, as the user is told. */
function told(warnings: readonly Message[]): string[] {
  const names = warnings.flatMap(({ code, values }) =>
    code === "decoration-refused" ? String(values["names"]).split("\n") : [],
  );
  return names;
}

/**
 * A workbook as it looks, without what Excel numbers by itself; and without the chart that was refused: one
 * without its series would show what Excel guessed, so it goes.
 */
function looks(model: WorkbookModel, refused: string | undefined): unknown {
  return JSON.parse(
    JSON.stringify(model.sheets, (key: string, value: unknown) => {
      if (/^(?:id|uid|uniqueId)$/i.test(key)) return undefined;
      // What is remembered of charts: "results" while some are still to be made.
      if (value === "charts" || value === "results") return "remembered";
      if (key === "charts") return (value as ChartModel[]).filter((chart) => titleOf(chart) !== refused);
      return value instanceof Map ? [...value] : value;
    }),
  ) as unknown;
}

describe.each(Object.entries(CASES))("%s", (_, { start, work, dresses }) => {
  let before: WorkbookModel;
  let now: Date;
  let clean: WorkbookModel;
  let names: readonly string[];

  async function run(refused: number | null) {
    const committee = await openCommittee(structuredClone(before), { now });
    Object.assign(asked, { names: [], refused });
    const warnings = await work(committee);
    await committee.excel.settled();
    committee.close();
    return { warnings, model: committee.model };
  }

  beforeAll(async () => {
    const committee = await start();
    await committee.excel.settled();
    before = structuredClone(committee.model);
    ({ now } = committee);
    committee.close();
    const { warnings, model } = await run(null);
    expect(told(warnings)).toEqual([]);
    clean = model;
    names = [...asked.names];
  });

  test("each decoration fails alone: the work is done, the other decorations too, and that one is named", async () => {
    expect(names).toEqual(expect.arrayContaining([...dresses]));
    for (const [place, name] of names.entries()) {
      const { warnings, model } = await run(place);
      expect([place, told(warnings)]).toEqual([place, [name]]);
      expect(looks(model, name)).toEqual(looks(clean, name));
    }
  }, 120_000);
});
