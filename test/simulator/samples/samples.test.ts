import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { SimulatedExcel } from "../excel";
import { openClient } from "../node";
import { newWorkbook } from "../workbook";
import { parseSample } from "./readSamples";
import { countTargets, reportLines, unnamedRefusals } from "./report";
import { runSample, type SampleRun } from "./runSample";
import { NEVER_ON_THIS_OFFICE_JS, REFUSED_WITH_REASON } from "./targets";

/** A page in the form of Microsoft's samples. */
const OWN_SAMPLE = `
name: Own sample
script:
  content: |-
    document.getElementById("paint").addEventListener("click", () => tryCatch(paint));
    document.getElementById("setup").addEventListener("click", () => tryCatch(setup));
    document.getElementById("reject").addEventListener("click", async () => {
      throw new RangeError("thrown by a listener");
    });

    async function setup() {
      await Excel.run(async (context) => {
        const sheet: Excel.Worksheet = context.workbook.worksheets.add("Own");
        sheet.getRange("A1").values = [["ready"]];
        await context.sync();
      });
    }

    async function paint() {
      await Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getItem("Own").getRange("A1");
        cell.load("values");
        await context.sync();
        if (cell.values[0][0] !== "ready") throw new Error("setup comes first");
        cell.showCard();
        await context.sync();
      });
    }

    async function tryCatch(callback: () => Promise<void>) {
      try {
        await callback();
      } catch (error) {
        console.error(error);
      }
    }
template:
  content: |-
    <button id="paint">Paint</button>
    <button id="setup">Set up</button>
    <button id="reject">Reject</button>
`;

/** Where Microsoft's samples lie; they are not part of this project. */
const FOLDER = process.env.OFFICE_SAMPLES;

describe("samples", () => {
  it("are set up first, and what they stumble over is told with its button", async () => {
    const run = await runSample(parseSample("own/sample", OWN_SAMPLE));
    expect(run).toEqual({
      sample: "own/sample",
      missingElements: [],
      refusals: [
        { at: "paint", cause: "Range.ShowCard is not simulated" },
        { at: "reject", cause: "RangeError: thrown by a listener" },
      ],
    });
  });

  it("that look for a button which their page lacks are judged by the rest", async () => {
    const text = OWN_SAMPLE.replace('getElementById("reject")', 'getElementById("absent")');
    const run = await runSample(parseSample("own/sample", text));
    expect(run.missingElements).toEqual(["absent"]);
    expect(run.refusals.map(({ at }) => at)).toEqual(["paint"]);
  });

  it("are reported by cause and counted", () => {
    const refusal = { at: "setup", cause: "Range.X is not simulated" };
    const runs: SampleRun[] = [
      { sample: "46-table/one", refusals: [], missingElements: [] },
      { sample: "46-table/two", refusals: [refusal, { ...refusal, at: "run" }], missingElements: [] },
      { sample: "44-shape/three", refusals: [refusal], missingElements: [] },
    ];
    const lines = reportLines(runs);
    expect(countTargets(runs)).toEqual({ accepted: 1, of: 2 });
    expect(unnamedRefusals(runs)).toEqual(["46-table/two"]);
    expect(lines).toContain("   2  Range.X is not simulated");
    expect(lines.at(-1)).toBe("Accepted: 1 of the 2 aimed at, 1 of all 3.");
  });

  // the pinned library itself is asked.
  it("that can never run are those whose members the pinned Office.js lacks", async () => {
    const client = await openClient(new SimulatedExcel(newWorkbook()));
    const classes = client.Excel as unknown as Record<string, { prototype: object } | undefined>;
    const lacking = Object.values(NEVER_ON_THIS_OFFICE_JS)
      .flat()
      .filter((member) => {
        const [name = "", property = ""] = member.split(".");
        const own = classes[name];
        return own !== undefined && !(property in own.prototype);
      });
    client.close();
    expect(lacking).toEqual(Object.values(NEVER_ON_THIS_OFFICE_JS).flat());
  });
});

const microsoft = FOLDER === undefined ? describe.skip : describe;

microsoft("Microsoft's samples (skipped unless OFFICE_SAMPLES names the folder samples/excel)", () => {
  // In a process of its own: pages leave promises behind that fail, which a test runner takes for its own.
  it("are accepted, but for those that are named with their reason", async () => {
    const run = promisify(execFile)(process.execPath, [
      createRequire(__filename).resolve("tsx/cli"),
      join(__dirname, "cli.ts"),
      FOLDER ?? "",
    ]);
    const { stdout } = await run.catch((error: { stdout: string }) => error);
    const refused = Object.keys({ ...NEVER_ON_THIS_OFFICE_JS, ...REFUSED_WITH_REASON }).length;
    expect(stdout).toContain(`Accepted: ${109 - refused} of the 109 aimed at`);
    expect(stdout).not.toContain("Refused without a reason");
  });
});
