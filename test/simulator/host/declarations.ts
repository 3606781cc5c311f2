import type { Host } from "./host";
import type { Session } from "./session";
import type { Targets } from "./targets";

/** Who calls: every member gets the host it changes and the client that asks. */
export interface Call {
  readonly host: Host;
  readonly session: Session;
}

export type Kind = keyof Targets;

/** One object of the Excel API as the host sees it: its kind and what it stands for. */
export class HostObject<K extends Kind = Kind> {
  constructor(
    readonly kind: K,
    readonly target: Targets[K],
  ) {}

  /** The same object, once known to be of that kind; null otherwise. */
  as<T extends Kind>(kind: T): HostObject<T> | null {
    const own: Kind = this.kind;
    return own === kind ? (this as unknown as HostObject<T>) : null;
  }
}

export interface Property<T> {
  read(target: T, call: Call): unknown;
  /** An empty load does not give it (as Excel leaves Range.numberFormatCategories out): it is to be named. */
  isLeftOutOfEmptyLoad?: true;
  /** Absent when the property is read-only. */
  write?(target: T, value: unknown, call: Call): void;
}

/** An argument as the client sent it; objects of the API are resolved. */
type Argument = unknown;

/**
 * One object type of the Excel API, members under their names on the wire (PascalCase).
 * What every collection or "OrNullObject" member does by rule (getItem, getItemAt, getCount, getXOrNullObject)
 * is derived by the request processor and must not be declared.
 */
export interface Declaration<T> {
  properties?: Record<string, Property<T>>;
  links?: Record<string, (target: T, call: Call) => HostObject>;
  methods?: Record<string, (target: T, args: readonly Argument[], call: Call) => unknown>;
  /** The property that tells an item in its collection; the client then finds it again by it. */
  identity?: string;
  /** The items of a collection, in order. */
  items?(target: T, call: Call): HostObject[];
  /** The item of a key; throws ItemNotFound. */
  item?(target: T, key: unknown, call: Call): HostObject;
  /** A method under any name: the functions of a worksheet. */
  anyMethod?(target: T, name: string, args: readonly Argument[], call: Call): unknown;
  /** The client keeps such objects by reference across requests (ranges). */
  kept?: true;
}

const declared = new Map<string, Declaration<unknown>>();

/** Makes an object type known; once per kind. */
export function declare<K extends Kind>(kind: K, declaration: Declaration<Targets[K]>): void {
  declared.set(kind, declaration as Declaration<unknown>);
}

/** The members of an object's type. Throws when the kind was never declared. */
export function declarationOf(kind: Kind): Declaration<unknown> {
  const declaration = declared.get(kind);
  if (declaration === undefined) throw new Error(`${kind} is not simulated`);
  return declaration;
}

/** A property that is only read. */
export function readOnly<T>(read: (target: T, call: Call) => unknown): Property<T> {
  return { read };
}

/** No member at all, but one of Microsoft's samples loads it under this name and Excel does not mind. */
export const loadedForNothing: Property<unknown> = { read: () => undefined, isLeftOutOfEmptyLoad: true };
