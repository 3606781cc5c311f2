import { Session, type Profiler } from "node:inspector";
import { setFlagsFromString } from "node:v8";

/**
 * Counts how often the pieces of the product's own code are run: every function, and every branch and loop of it,
 * counted by the engine itself. The same work counts the same on any machine, so it can be asserted where a time
 * cannot. Work that is counted first counts what it makes once too (words, patterns).
 */
export class CountedWork {
  private readonly session = new Session();

  /** Begins counting. What was compiled before it is counted by functions alone: begin before any work is done. */
  async begin(): Promise<void> {
    // Code that is thrown away when memory is short would come back without its counters.
    setFlagsFromString("--no-flush-bytecode");
    this.session.connect();
    await this.post("Profiler.enable");
    await this.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  }

  /** How many pieces were run by this work. */
  async of(work: () => Promise<unknown>): Promise<number> {
    await this.take();
    await work();
    return this.take();
  }

  end(): void {
    this.session.disconnect();
  }

  /** What was run since it was asked last. */
  private async take(): Promise<number> {
    const { result } = await this.post<Profiler.TakePreciseCoverageReturnType>(
      "Profiler.takePreciseCoverage",
    );
    return result.filter(({ url }) => OWN_CODE.test(url)).reduce((sum, script) => sum + runsOf(script), 0);
  }

  private post<Answer>(method: string, options: object = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.session.post(method, options, (error, answer) =>
        error ? reject(error) : resolve(answer as Answer),
      );
    });
  }
}

const OWN_CODE = /\/src\/(?!.*node_modules)/;

function runsOf({ functions }: Profiler.ScriptCoverage): number {
  return functions.flatMap(({ ranges }) => ranges).reduce((sum, { count }) => sum + count, 0);
}
