/** The JSON that Office.js and its host exchange, as the library (excel-mac, RichApi part) writes and reads it. */

export const ActionType = {
  Instantiate: 1,
  Query: 2,
  Method: 3,
  SetProperty: 4,
  Trace: 5,
} as const;

export const ObjectPathType = {
  Global: 1,
  NewObject: 2,
  Method: 3,
  Property: 4,
  Indexer: 5,
  Reference: 6,
  Null: 7,
} as const;

export interface ArgumentInfo {
  Arguments?: unknown[];
  /** Beside each argument: 0, or the object path the argument stands for. */
  ReferencedObjectPathIds?: (number | number[])[];
}

export interface QueryInfo {
  Select?: string[];
  Expand?: string[];
  Skip?: number;
  Top?: number;
}

export interface ActionInfo {
  Id: number;
  ActionType: number;
  Name?: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: QueryInfo;
}

export interface ObjectPathInfo {
  Id: number;
  ObjectPathType: number;
  Name?: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}

export interface RequestBody {
  Actions: ActionInfo[];
  ObjectPaths: Record<string, ObjectPathInfo>;
}

export interface Answer {
  ActionId: number;
  Value: unknown;
}

export interface ResponseBody {
  Results: Answer[];
  /** The trace actions that were passed. */
  TraceIds?: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number };
}

/** One message through the native bridge: 1 asks, 2 answers, 3 tells of events. */
export interface BridgeRequest {
  id: number;
  type: number;
  flags?: number;
  message: { url: string; body: RequestBody };
}

/** Request flag: wait while a cell is being edited instead of failing (Excel.run's delayForCellEdit). */
export const DELAY_FOR_CELL_EDIT = 64;

/** Category of the messages that carry events. */
export const EVENT_CATEGORY = 65_536;

export interface EventEntry {
  messageCategory: number;
  messageType: number;
  targetId: string;
  /** JSON. */
  message: string;
}
