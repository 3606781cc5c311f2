import type { Call, HostObject } from "./declarations";
import { declarationOf } from "./declarations";
import { invalidArgument, itemNotFound, notSimulated } from "./errors";

/** The item of a key in a collection. Throws ItemNotFound, or InvalidArgument without a key. */
export function itemOf(object: HostObject, key: unknown, call: Call): HostObject {
  const declaration = declarationOf(object.kind);
  if (declaration.item === undefined) throw notSimulated(`${object.kind}.GetItem`);
  if (key === undefined || key === null) throw invalidArgument(`${object.kind}.GetItem needs a key`);
  return declaration.item(object.target, key, call);
}

/** The item at a position, from zero. */
export function itemAt(object: HostObject, index: unknown, call: Call): HostObject {
  const items = declarationOf(object.kind).items?.(object.target, call) ?? [];
  if (typeof index !== "number" || !Number.isInteger(index)) throw invalidArgument(`index ${String(index)}`);
  const item = items[index];
  if (item === undefined) throw itemNotFound(`${object.kind} has ${items.length} items, no index ${index}`);
  return item;
}
