import type { Call } from "./declarations";
import { declarationOf, HostObject } from "./declarations";
import { HostError, notSimulated } from "./errors";
import { NO_OBJECT } from "./nullObject";
import { ObjectPaths } from "./objectPaths";
import type { ActionInfo, Answer, QueryInfo, RequestBody, ResponseBody } from "./wire";
import { ActionType } from "./wire";

/**
 * Carries out one ProcessQuery request. Actions before a refused one have taken effect, those after it have
 * not, and the answer names the refused action.
 * @param refuse called before each member is used, with its full name; throws to make it fail
 */
export function processRequest(
  body: RequestBody,
  call: Call,
  refuse: (member: string) => void,
): ResponseBody {
  const paths = new ObjectPaths(body.ObjectPaths, call, refuse);
  const results: Answer[] = [];
  // Handlers of bindings are kept by Office.js once their trace was passed.
  const TraceIds: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      results.push({ ActionId: action.Id, Value: act(action, paths, call, refuse) });
    } catch (error) {
      return { Results: results, TraceIds, Error: describe(error, action, index, paths) };
    }
    if (action.ActionType === ActionType.Trace) TraceIds.push(action.Id);
  }
  return { Results: results, TraceIds };
}

function describe(
  error: unknown,
  action: ActionInfo,
  index: number,
  paths: ObjectPaths,
): ResponseBody["Error"] {
  const location = paths.lostAt ?? `${paths.kindOf(action.ObjectPathId)}.${action.Name ?? ""}`;
  if (error instanceof HostError) {
    return { Code: error.code, Message: error.message, Location: location, ActionIndex: index };
  }
  // A mistake of the simulator's own: answered like a refusal, so that the test that met it fails and says where.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { Code: "SimulatorDefect", Message: text, Location: location, ActionIndex: index };
}

function act(action: ActionInfo, paths: ObjectPaths, call: Call, refuse: (member: string) => void): unknown {
  switch (action.ActionType) {
    case ActionType.Instantiate:
      return instantiate(paths.resolve(action.ObjectPathId), call);
    case ActionType.Query:
      return query(paths.resolve(action.ObjectPathId), action.QueryInfo ?? {}, call);
    case ActionType.Method:
      return invoke(action, paths, call);
    case ActionType.SetProperty:
      return setProperty(action, paths, call, refuse);
    case ActionType.Trace:
      return null;
    default:
      throw notSimulated(`action type ${action.ActionType}`);
  }
}

/** What tells the client how to find the object again: its id, or the reference it is kept by. */
function instantiate(object: HostObject | typeof NO_OBJECT, call: Call): unknown {
  if (object === NO_OBJECT) return null;
  const declaration = declarationOf(object.kind);
  if (declaration.kept) {
    const reference = call.session.referenceOf(object.target);
    return reference === null ? {} : { _ReferenceId: reference };
  }
  const { identity } = declaration;
  if (identity === undefined) return {};
  const key = identity === "Id" || identity === "_Id" ? identity : "_Id";
  return { [key]: declaration.properties?.[identity]?.read(object.target, call) };
}

function invoke(action: ActionInfo, paths: ObjectPaths, call: Call): unknown {
  const member = action.Name ?? "";
  if (member === "_KeepReference") {
    const kept = paths.resolve(action.ObjectPathId);
    // Office.js asks this of every range it loads, null objects too: there is nothing to keep of those.
    if (kept !== NO_OBJECT) call.session.keep(kept);
    return null;
  }
  const object = paths.resolve(action.ObjectPathId);
  // A call on a null object does nothing: Microsoft's samples delete so what may be missing.
  if (object === NO_OBJECT) return null;
  const answer = paths.call(object, member, paths.argumentsOf(action.ArgumentInfo));
  if (answer instanceof HostObject)
    throw new Error(`${object.kind}.${member} returns an object, not a value`);
  return answer ?? null;
}

function setProperty(
  action: ActionInfo,
  paths: ObjectPaths,
  call: Call,
  refuse: (member: string) => void,
): unknown {
  const object = paths.resolve(action.ObjectPathId);
  if (object === NO_OBJECT) return null;
  const name = action.Name ?? "";
  refuse(`${object.kind}.${name}`);
  const property = declarationOf(object.kind).properties?.[name];
  if (property?.write === undefined) throw notSimulated(`${object.kind}.${name} =`);
  property.write(object.target, paths.argumentsOf(action.ArgumentInfo)[0], call);
  return null;
}

/** Names to read, as a tree. */
interface Selection {
  /** Every scalar property. */
  all: boolean;
  children: Map<string, Selection>;
}

function query(object: HostObject | typeof NO_OBJECT, info: QueryInfo, call: Call): unknown {
  if (object === NO_OBJECT) return null;
  const selection: Selection = { all: false, children: new Map() };
  const paths = [...(info.Select ?? []), ...(info.Expand ?? [])];
  for (const path of paths) addPath(selection, path.split("/"));
  if (info.Select === undefined || info.Select.length === 0) selection.all = true;
  return readObject(object, selection, call, { skip: info.Skip ?? 0, top: info.Top ?? Infinity });
}

function addPath(selection: Selection, names: readonly string[]): void {
  const [name, ...rest] = names;
  if (name === undefined) {
    selection.all = true;
    return;
  }
  let child = selection.children.get(name);
  if (child === undefined) {
    child = { all: false, children: new Map() };
    selection.children.set(name, child);
  }
  addPath(child, rest);
}

interface Page {
  skip: number;
  top: number;
}

const EVERYTHING: Page = { skip: 0, top: Infinity };

function readObject(object: HostObject, selection: Selection, call: Call, page: Page = EVERYTHING): unknown {
  if (declarationOf(object.kind).items !== undefined) return readCollection(object, selection, call, page);
  const answer = readIdentity(object, call);
  if (selection.all) readEveryProperty(object, answer, call);
  for (const [name, child] of selection.children) {
    if (name === "$all" || name === "*") readEveryProperty(object, answer, call);
    else readMember(object, name, child, answer, call);
  }
  return answer;
}

/** The id under "_Id", so that the client can find the object without having loaded its id. */
function readIdentity(object: HostObject, call: Call): Record<string, unknown> {
  const declaration = declarationOf(object.kind);
  if (declaration.kept) {
    const reference = call.session.referenceOf(object.target);
    return reference === null ? {} : { _ReferenceId: reference };
  }
  const { identity } = declaration;
  return identity === undefined ? {} : { _Id: declaration.properties?.[identity]?.read(object.target, call) };
}

function readEveryProperty(object: HostObject, answer: Record<string, unknown>, call: Call): void {
  for (const [name, property] of Object.entries(declarationOf(object.kind).properties ?? {})) {
    if (!property.isLeftOutOfEmptyLoad) answer[name] = property.read(object.target, call);
  }
}

/** Loads no property, but tells whether the object is there (office-js-snippets, reference-worksheets-by-relative-position). */
const NOTHING = "NoPropertiesNeeded";

function readMember(
  object: HostObject,
  name: string,
  selection: Selection,
  answer: Record<string, unknown>,
  call: Call,
): void {
  const wireName = toWireName(name);
  if (wireName === NOTHING) return;
  const declaration = declarationOf(object.kind);
  const property = declaration.properties?.[wireName];
  if (property !== undefined) {
    answer[wireName] = property.read(object.target, call);
    return;
  }
  const link = linkOf(object, wireName, call);
  answer[wireName] = link === null ? null : readObject(link, selection, call);
}

function linkOf(object: HostObject, name: string, call: Call): HostObject | null {
  const links = declarationOf(object.kind).links;
  const link = links?.[name];
  if (link !== undefined) return link(object.target, call);
  const plain = name.endsWith("OrNullObject") ? links?.[name.slice(0, -"OrNullObject".length)] : undefined;
  if (plain === undefined) throw notSimulated(`${object.kind}.${name}`);
  try {
    return plain(object.target, call);
  } catch (error) {
    if (error instanceof HostError && error.code === "ItemNotFound") return null;
    throw error;
  }
}

/** "rowIndex" is "RowIndex" on the wire; "_ReferenceId" stays. */
function toWireName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The collection's own properties, and its items with what is asked of each ("items/name" and "name" alike). */
function readCollection(object: HostObject, selection: Selection, call: Call, page: Page): unknown {
  const declaration = declarationOf(object.kind);
  const answer: Record<string, unknown> = {};
  const ofItems: Selection = { all: selection.all, children: new Map() };
  let wantsItems = selection.all;
  for (const [name, child] of selection.children) {
    const own = declaration.properties?.[toWireName(name)];
    if (own !== undefined) {
      answer[toWireName(name)] = own.read(object.target, call);
    } else {
      wantsItems = true;
      mergeItemSelection(ofItems, name, child);
    }
  }
  if (selection.all) readEveryProperty(object, answer, call);
  if (wantsItems) {
    const items = declaration.items?.(object.target, call) ?? [];
    answer._Items = items
      .slice(page.skip, page.skip + page.top)
      .map((item) => readObject(item, ofItems, call));
  }
  return answer;
}

function mergeItemSelection(ofItems: Selection, name: string, child: Selection): void {
  if (name !== "items") {
    ofItems.children.set(name, child);
    return;
  }
  if (child.all) ofItems.all = true;
  for (const [key, value] of child.children) ofItems.children.set(key, value);
}
