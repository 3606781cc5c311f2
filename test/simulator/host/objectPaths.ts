import type { Call } from "./declarations";
import { declarationOf, HostObject } from "./declarations";
import { HostError, invalidArgument, itemNotFound, notSimulated } from "./errors";
import { itemAt, itemOf } from "./collections";
import { NO_OBJECT } from "./nullObject";
import type { ArgumentInfo, ObjectPathInfo } from "./wire";
import { ObjectPathType } from "./wire";

type Resolved = HostObject | typeof NO_OBJECT;

const OR_NULL = "OrNullObject";

/** The object paths of one request: each is followed once, when first needed, and then remembered. */
export class ObjectPaths {
  private readonly resolved = new Map<number, Resolved>();
  private lost: string | null = null;

  constructor(
    private readonly infos: Record<string, ObjectPathInfo>,
    private readonly by: Call,
    private readonly refuse: (member: string) => void,
  ) {}

  /** The object a path leads to, or NO_OBJECT. */
  resolve(id: number): Resolved {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const info = this.infos[String(id)];
    if (info === undefined) throw new HostError("InvalidObjectPath", `object path ${id} is unknown`);
    const found = this.followed(info);
    this.resolved.set(id, found);
    return found;
  }

  /** The member at which a path could not be followed, e.g. "WorksheetCollection.GetItem"; null while all could. */
  get lostAt(): string | null {
    return this.lost;
  }

  private followed(info: ObjectPathInfo): Resolved {
    try {
      return this.follow(info);
    } catch (error) {
      this.lost ??= `${this.kindOf(info.ParentObjectPathId ?? 0)}.${info.Name ?? ""}`;
      throw error;
    }
  }

  /** The object that an argument stands for; a null object cannot be one. */
  private existing(id: number): HostObject {
    const object = this.resolve(id);
    if (object === NO_OBJECT) throw itemNotFound("the object is a null object");
    return object;
  }

  /** The kind of an object already reached, for messages. */
  kindOf(id: number): string {
    const object = this.resolved.get(id);
    return object instanceof HostObject ? object.kind : (this.infos[String(id)]?.Name ?? "");
  }

  private follow(info: ObjectPathInfo): Resolved {
    switch (info.ObjectPathType) {
      case ObjectPathType.Global:
        return new HostObject("Workbook", this.by.host.model);
      case ObjectPathType.Method:
        return this.followMethod(info);
      case ObjectPathType.Property:
        return this.followLink(info);
      case ObjectPathType.Indexer:
        return this.followIndexer(info);
      case ObjectPathType.Reference:
        return this.by.session.kept(info.Name ?? "");
      case ObjectPathType.Null:
        return NO_OBJECT;
      default:
        throw notSimulated(`object path type ${info.ObjectPathType}`);
    }
  }

  private followMethod(info: ObjectPathInfo): Resolved {
    const parent = this.resolve(info.ParentObjectPathId ?? 0);
    const name = info.Name ?? "";
    // What is reached from a null object is a null object too.
    if (parent === NO_OBJECT) return NO_OBJECT;
    const answer = this.call(parent, name, this.argumentsOf(info.ArgumentInfo));
    if (answer instanceof HostObject) return answer;
    if (answer === NO_OBJECT) return NO_OBJECT;
    throw new Error(`${parent.kind}.${name} returns a value, not an object`);
  }

  private followIndexer(info: ObjectPathInfo): Resolved {
    const parent = this.resolve(info.ParentObjectPathId ?? 0);
    if (parent === NO_OBJECT) return NO_OBJECT;
    return itemOf(parent, this.argumentsOf(info.ArgumentInfo)[0], this.by);
  }

  private followLink(info: ObjectPathInfo): Resolved {
    const parent = this.resolve(info.ParentObjectPathId ?? 0);
    if (parent === NO_OBJECT) return NO_OBJECT;
    const name = info.Name ?? "";
    this.refuse(`${parent.kind}.${name}`);
    const links = declarationOf(parent.kind).links;
    const link = links?.[name];
    if (link !== undefined) return link(parent.target, this.by);
    const plain = name.endsWith(OR_NULL) ? links?.[name.slice(0, -OR_NULL.length)] : undefined;
    if (plain === undefined) throw notSimulated(`${parent.kind}.${name}`);
    return orNull(() => plain(parent.target, this.by));
  }

  /** Calls a method by its declaration, or by the rule of its name. */
  call(object: HostObject, name: string, args: readonly unknown[]): unknown {
    this.refuse(`${object.kind}.${name}`);
    const declaration = declarationOf(object.kind);
    const method = declaration.methods?.[name];
    if (method !== undefined) return method(object.target, args, this.by);
    if (name.endsWith(OR_NULL))
      return orNull(() => this.callPlain(object, name.slice(0, -OR_NULL.length), args));
    return this.callPlain(object, name, args);
  }

  private callPlain(object: HostObject, name: string, args: readonly unknown[]): unknown {
    const declaration = declarationOf(object.kind);
    const method = declaration.methods?.[name];
    if (method !== undefined) return method(object.target, args, this.by);
    if (declaration.items !== undefined) {
      if (name === "GetItem") return itemOf(object, args[0], this.by);
      if (name === "GetItemAt") return itemAt(object, args[0], this.by);
      if (name === "GetCount") return declaration.items(object.target, this.by).length;
    }
    if (declaration.anyMethod !== undefined) return declaration.anyMethod(object.target, name, args, this.by);
    throw notSimulated(`${object.kind}.${name}`);
  }

  /** The arguments of a call; those that stand for objects are the objects themselves. */
  argumentsOf(info: ArgumentInfo | undefined): unknown[] {
    const ids = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((argument, index) => this.argument(argument, ids?.[index]));
  }

  private argument(argument: unknown, id: number | number[] | undefined): unknown {
    if (typeof id === "number" && id !== 0) return this.existing(id);
    if (Array.isArray(id) && Array.isArray(argument)) {
      return argument.map((each: unknown, index) => this.argument(each, id[index]));
    }
    return this.withObjects(argument);
  }

  /** Objects inside a plain object are sent as `{_ObjectPathId: n}`. */
  private withObjects(argument: unknown): unknown {
    if (argument === null || typeof argument !== "object" || Array.isArray(argument)) return argument;
    const record = argument as Record<string, unknown>;
    if (typeof record._ObjectPathId === "number") return this.existing(record._ObjectPathId);
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, this.withObjects(value)]));
  }
}

/** Runs a getter; what does not exist becomes the null object. */
function orNull(get: () => unknown): Resolved {
  try {
    const object = get();
    if (object instanceof HostObject) return object;
    throw invalidArgument("not an object");
  } catch (error) {
    if (error instanceof HostError && error.code === "ItemNotFound") return NO_OBJECT;
    throw error;
  }
}
