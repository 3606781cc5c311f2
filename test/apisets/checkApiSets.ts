import path from "node:path";
import ts from "typescript";
import { ensuredAt } from "./guards";
import { reaches, requirementsIn, type Requirement } from "./requirement";
import { usedMembers, type Use } from "./usedMembers";

/** Versions that every Excel offering the add-in has: set → version. */
export type Floor = ReadonlyMap<string, string>;

/** What a check went through and what it found, one sentence each. */
export interface ApiSetReport {
  readonly members: number;
  readonly problems: readonly string[];
}

/**
 * Finds every use of an Excel or Office member that needs more than the floor and that no guard ensures.
 * What a member needs comes from its remark in the type definitions, else from its class's or interface's.
 */
export function checkApiSets(
  program: ts.Program,
  sources: readonly ts.SourceFile[],
  floor: Floor,
): ApiSetReport {
  const checker = program.getTypeChecker();
  const reports = sources.map((source) => {
    const { uses, unknown } = usedMembers(source, checker);
    return {
      members: uses.length,
      problems: [
        ...unknown.map(
          ({ node, path: loaded }) => `${at(node)}: load names "${loaded}", which is no property`,
        ),
        ...uses.flatMap((use) =>
          missing(use, floor, checker).map((requirement) => sentence(use, requirement)),
        ),
      ],
    };
  });
  return {
    members: reports.reduce((sum, report) => sum + report.members, 0),
    problems: reports.flatMap((report) => report.problems),
  };
}

/** The program of the project's own tsconfig, with more sources beside it: file name → text. */
export function createProgram(
  project: string,
  files: readonly string[],
  more: ReadonlyMap<string, string>,
): ts.Program {
  const config = ts.readConfigFile(path.join(project, "tsconfig.json"), (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, project);
  const host = ts.createCompilerHost({ ...options, types: ["office-js"] });
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (name) => more.get(name) ?? readFile(name);
  host.fileExists = (name) => more.has(name) || fileExists(name);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => {
    const text = more.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0], true);
  };
  return ts.createProgram([...files, ...more.keys()], { ...options, types: ["office-js"] }, host);
}

/** What a use needs beyond floor and guards; of several declarations the least demanding counts. */
function missing(use: Use, floor: Floor, checker: ts.TypeChecker): Requirement[] {
  const lacking = use.declarations.map((declaration) =>
    needs(declaration, use).filter(({ set, version }) => !reaches(floor.get(set) ?? "0.0", version)),
  );
  const least = lacking.sort((one, other) => one.length - other.length)[0] ?? [];
  if (least.length === 0) return [];
  const ensured = ensuredAt(use.node, checker);
  return least.filter(
    (need) => !ensured.some(({ set, version }) => set === need.set && reaches(version, need.version)),
  );
}

function needs(declaration: ts.Declaration, use: Use): Requirement[] {
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    const comments = ts.getJSDocCommentsAndTags(node).map((comment) => comment.getText());
    const found = comments.flatMap(requirementsIn);
    if (found.length > 0)
      return found.filter(({ parameter }) => parameter === null || passes(use, declaration, parameter));
  }
  return [];
}

/** Whether the call gives a value to the parameter of that name. */
function passes(use: Use, declaration: ts.Declaration, parameter: string): boolean {
  if (!use.call || !ts.isFunctionLike(declaration)) return true;
  const index = declaration.parameters.findIndex(
    ({ name }) => ts.isIdentifier(name) && name.text === parameter,
  );
  return index < 0 || use.call.arguments.length > index;
}

function at(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  return `${source.fileName}:${line + 1}`;
}

function sentence(use: Use, { set, version }: Requirement): string {
  const [declaration] = use.declarations;
  const name = declaration ? memberName(declaration) : use.node.getText();
  return `${at(use.node)}: ${name} needs ${set} ${version}, above the manifest's floor, and no isSetSupported guards it`;
}

function memberName(declaration: ts.Declaration): string {
  const names: string[] = [];
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    const { name } = node as ts.NamedDeclaration;
    if (name) names.unshift(name.getText());
  }
  return names.join(".");
}
