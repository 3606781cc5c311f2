import type { WorkbookModel } from "../model";
import { isFileMethod, type DocumentFiles, type FileCall } from "./documentFile";

/** Requirement sets and their versions, as Office.context.requirements.isSetSupported answers them. */
export type RequirementMatrix = Record<string, number>;

/**
 * What Excel 2024 and later support (requirement-sets/excel/excel-api-requirement-sets of the Office add-ins
 * documentation), with the sets Office.js itself asks for.
 */
export const DEFAULT_REQUIREMENTS: RequirementMatrix = {
  ExcelApi: 1.17,
  SharedRuntime: 1.1,
  AddinCommands: 1.1,
  DialogApi: 1.2,
  RibbonApi: 1.2,
  DocumentEvents: 1.1,
  Settings: 1.1,
  File: 1.1,
  CompressedFile: 1.1,
  PdfFile: 1.1,
  OfficeRuntime: 1.1,
  RichApiRuntime: 1.1,
  DelayForCellEdit: 1.1,
};

/** What every client sees of Excel around the workbook. */
export interface OfficeSettings {
  /** Display language of Office, "fr-FR". */
  displayLanguage: string;
  /** Language of the data, for separators. */
  contentLanguage: string;
  requirements: RequirementMatrix;
}

/** Message of the Mac flavour of Office.js: JSON through window.webkit.messageHandlers.Agave.postMessage. */
interface AgaveMessage {
  methodId: number;
  params: unknown;
  callbackId?: string;
}

const Method = { Execute: 1, RegisterEvent: 2, UnregisterEvent: 3, WriteSettings: 4, GetContext: 5 } as const;

/** AppContextProperties of Office.js: an array by position. */
const ContextField = {
  Settings: 0,
  Id: 1,
  AppType: 2,
  MajorVersion: 3,
  MinorVersion: 4,
  UiLocale: 8,
  DataLocale: 9,
  DocumentUrl: 11,
  ActivationMode: 12,
  RequirementMatrix: 20,
  FullVersion: 22,
} as const;
const CONTEXT_LENGTH = 24;
const EXCEL = 16;

/** The add-in's id in the sample manifest's place: settings are kept under it. */
const SOLUTION_ID = "00000000-0000-0000-0000-000000000001";

/**
 * Answers one Office (not Excel) call. Anything it does not know fails loudly.
 * @returns the callback to run and what to give it, or null when the client expects no answer
 */
export async function answerAgave(
  text: string,
  model: WorkbookModel,
  settings: OfficeSettings,
  files: DocumentFiles,
): Promise<{ callbackId: string; params: unknown } | null> {
  const message = JSON.parse(text) as AgaveMessage;
  const params = await agaveAnswer(message, model, settings, files);
  return message.callbackId === undefined ? null : { callbackId: message.callbackId, params };
}

async function agaveAnswer(
  message: AgaveMessage,
  model: WorkbookModel,
  settings: OfficeSettings,
  files: DocumentFiles,
): Promise<unknown> {
  switch (message.methodId) {
    case Method.GetContext:
      return contextArray(model, settings);
    case Method.WriteSettings:
      writeSettings(message.params as { keys: string[]; values: string[] }, model);
      return [0];
    case Method.RegisterEvent:
    case Method.UnregisterEvent:
      return [0];
    case Method.Execute: {
      const call = message.params as FileCall;
      if (isFileMethod(call.id))
        return [await files.call(call, model, (settings.requirements["PdfFile"] ?? 0) > 0)];
      throw notSimulated(message);
    }
    default:
      throw notSimulated(message);
  }
}

function notSimulated({ methodId, params }: AgaveMessage): Error {
  return new Error(`Office call ${methodId} is not simulated: ${JSON.stringify(params)}`);
}

function contextArray(model: WorkbookModel, settings: OfficeSettings): unknown[] {
  const context = new Array<unknown>(CONTEXT_LENGTH).fill(null);
  const documentSettings = model.documentSettings ?? new Map<string, string>();
  context[ContextField.Settings] = [[...documentSettings.keys()], [...documentSettings.values()]];
  context[ContextField.Id] = SOLUTION_ID;
  context[ContextField.AppType] = EXCEL;
  context[ContextField.MajorVersion] = 16;
  context[ContextField.MinorVersion] = 90;
  context[ContextField.UiLocale] = settings.displayLanguage;
  context[ContextField.DataLocale] = settings.contentLanguage;
  context[ContextField.DocumentUrl] = model.fileName;
  context[ContextField.ActivationMode] = 1;
  context[ContextField.RequirementMatrix] = JSON.stringify(settings.requirements);
  context[ContextField.FullVersion] = "16.90.0.0";
  return context;
}

/** document.settings.saveAsync writes the whole bag: the last writer wins. */
function writeSettings(params: { keys: string[]; values: string[] }, model: WorkbookModel): void {
  model.documentSettings = new Map(params.keys.map((key, index) => [key, params.values[index] ?? ""]));
}
