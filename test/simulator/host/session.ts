import type { Area, SheetModel } from "../model";
import type { HostObject } from "./declarations";
import type { Kind } from "./declarations";
import { HostError, itemNotFound } from "./errors";
import type { Host } from "./host";
import type { EventEntry } from "./wire";

/** One add-in runtime connected to the workbook: its references, its event registrations, its person. */
export class Session {
  /** Excel's Runtime.enableEvents: off, this client hears of nothing. */
  enableEvents = true;
  private readonly references = new Map<string, HostObject>();
  private readonly referenceIds = new WeakMap<object, string>();
  private readonly registrations = new Map<string, number>();
  private nextReference = 1;

  /**
   * @param person who sits in front of it: changes by the same person are Local events, others' are Remote
   * @param deliver takes events to the client
   */
  constructor(
    readonly host: Host,
    readonly person: string,
    readonly deliver: (entries: EventEntry[]) => void,
  ) {}

  /** Keeps an object so that it survives the request; it then moves with its cells. */
  keep(object: HostObject): string {
    const target = object.target as object;
    const known = this.referenceIds.get(target);
    if (known !== undefined) return known;
    const id = String(this.nextReference);
    this.nextReference += 1;
    this.references.set(id, object);
    this.referenceIds.set(target, id);
    return id;
  }

  /** The id an object is kept under, or null. */
  referenceOf(target: object): string | null {
    const id = this.referenceIds.get(target);
    return id !== undefined && this.references.has(id) ? id : null;
  }

  /** The object kept under an id. Throws ItemNotFound when it was released or its sheet is gone. */
  kept(id: string): HostObject {
    const object = this.references.get(id);
    if (object === undefined) throw itemNotFound(`reference ${id}`);
    const { sheet, area } = object.target as { sheet?: SheetModel; area?: Area };
    if (area?.rows === 0) throw new HostError("InvalidReference", "the cells of the range were deleted");
    if (sheet !== undefined && !this.host.model.sheets.includes(sheet))
      throw itemNotFound("its sheet was deleted");
    return object;
  }

  release(id: string): void {
    const object = this.references.get(id);
    if (object === undefined) return;
    this.references.delete(id);
    this.referenceIds.delete(object.target);
  }

  releaseAll(): void {
    for (const id of [...this.references.keys()]) this.release(id);
  }

  get referenceCount(): number {
    return this.references.size;
  }

  /** Every kept object of one kind, to be moved when rows or columns come and go. */
  *keptOfKind<K extends Kind>(kind: K): Iterable<HostObject<K>> {
    for (const object of this.references.values()) {
      const typed = object.as(kind);
      if (typed !== null) yield typed;
    }
  }

  register(messageType: number, targetId: string): void {
    const key = `${messageType} ${targetId}`;
    this.registrations.set(key, (this.registrations.get(key) ?? 0) + 1);
  }

  unregister(messageType: number, targetId: string): void {
    const key = `${messageType} ${targetId}`;
    const count = (this.registrations.get(key) ?? 0) - 1;
    if (count > 0) this.registrations.set(key, count);
    else this.registrations.delete(key);
  }

  listensTo(messageType: number, targetId: string): boolean {
    return this.registrations.has(`${messageType} ${targetId}`);
  }

  get registrationCount(): number {
    return this.registrations.size;
  }
}
