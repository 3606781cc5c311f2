import type { CellValue } from "../cells/sheetGrid";
import type { ClientNumber, ClientRegistry } from "./clientRegistry";

/** So many lines wait at most. */
const MOST = 512;

/**
 * Lines whose clients are still to be found. Clients stand anywhere in memory: found for many lines in a row, with no
 * other work between, several are on their way at once; found line by line, each is waited for.
 */
export class WaitingLines {
  private readonly codes = new Array<CellValue>(MOST).fill("");
  private readonly names = new Array<CellValue>(MOST).fill("");
  private readonly rows = new Int32Array(MOST);
  private readonly clients = new Int32Array(MOST);
  private count = 0;

  /** @param found called of each line once its client is found, in the order in which they were added. */
  constructor(
    private readonly registry: ClientRegistry,
    private readonly found: (client: ClientNumber, row: number) => void,
  ) {}

  /** `code` or `name` may be blank, not both. */
  add(code: CellValue, name: CellValue, row: number): void {
    const place = this.count++;
    this.codes[place] = code;
    this.names[place] = name;
    this.rows[place] = row;
    if (this.count === MOST) this.findClients();
  }

  /** Finds the clients of all lines that wait: before one is identified that does not, so that they keep their order. */
  findClients(): void {
    const { codes, names, rows, clients, count } = this;
    this.count = 0;
    this.registry.identifyEach(codes, names, clients.subarray(0, count));
    for (let place = 0; place < count; place += 1) {
      this.found(clients[place] as ClientNumber, rows[place] as number);
    }
  }
}
