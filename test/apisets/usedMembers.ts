import ts from "typescript";

/** One use of a member of Excel or Office. */
export interface Use {
  /** Where the source uses it. */
  readonly node: ts.Node;
  /** What the type definitions declare: several when the source does not tell which overload. */
  readonly declarations: readonly ts.Declaration[];
  /** The call, when the member is called. */
  readonly call: ts.CallExpression | null;
}

/** A text given to `load` that names no property. */
export interface UnknownPath {
  readonly node: ts.Node;
  readonly path: string;
}

/** Whether a declaration is Office.js's own. */
function isOffices(declaration: ts.Declaration): boolean {
  return declaration.getSourceFile().fileName.includes("/@types/office-js/");
}

/**
 * Every member of Excel or Office that a source uses: properties and methods, enumeration members,
 * properties of objects handed to Office.js, destructured properties, and those named to `load`.
 */
export function usedMembers(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
): { uses: Use[]; unknown: UnknownPath[] } {
  const uses: Use[] = [];
  const unknown: UnknownPath[] = [];
  const visit = (node: ts.Node): void => {
    const call = ts.isCallExpression(node) ? node : null;
    const loaded = call ? loadedMembers(call, checker) : { uses: [], unknown: [] };
    uses.push(
      ...[...usesOf(node, checker), ...loaded.uses].filter(({ declarations }) => declarations.length > 0),
    );
    unknown.push(...loaded.unknown);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { uses, unknown };
}

function usesOf(node: ts.Node, checker: ts.TypeChecker): Use[] {
  if (ts.isPropertyAccessExpression(node)) return [accessed(node, node.name, checker)];
  if (ts.isElementAccessExpression(node)) return [accessed(node, node.argumentExpression, checker)];
  if (ts.isObjectLiteralExpression(node)) return givenProperties(node, checker);
  if (ts.isObjectBindingPattern(node)) return takenProperties(node, checker);
  return [];
}

function accessed(node: ts.Expression, name: ts.Node, checker: ts.TypeChecker): Use {
  const call = ts.isCallExpression(node.parent) && node.parent.expression === node ? node.parent : null;
  const signature = call ? checker.getResolvedSignature(call)?.declaration : undefined;
  const declarations =
    signature && isMember(signature) ? [signature] : declared(checker.getSymbolAtLocation(name));
  return { node: name, declarations: declarations.filter(isOffices), call };
}

/** A signature may be that of a function type, which says nothing of the member that holds it. */
function isMember(signature: ts.Declaration): boolean {
  return (
    ts.isMethodDeclaration(signature) ||
    ts.isMethodSignature(signature) ||
    ts.isFunctionDeclaration(signature)
  );
}

function declared(symbol: ts.Symbol | undefined): readonly ts.Declaration[] {
  return (symbol?.declarations ?? []).filter(isOffices);
}

function givenProperties(literal: ts.ObjectLiteralExpression, checker: ts.TypeChecker): Use[] {
  const type = checker.getContextualType(literal);
  if (!type) return [];
  return literal.properties.flatMap((property) =>
    property.name ? [propertyUse(type, property.name, nameText(property.name), checker)] : [],
  );
}

function takenProperties(pattern: ts.ObjectBindingPattern, checker: ts.TypeChecker): Use[] {
  const type = checker.getTypeAtLocation(pattern);
  return pattern.elements.map((element) => {
    const name = element.propertyName ?? element.name;
    return propertyUse(type, element, nameText(name), checker);
  });
}

function nameText(name: ts.PropertyName | ts.BindingName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

function propertyUse(type: ts.Type, node: ts.Node, name: string, checker: ts.TypeChecker): Use {
  return { node, declarations: declared(checker.getNonNullableType(type).getProperty(name)), call: null };
}

function loadedMembers(
  call: ts.CallExpression,
  checker: ts.TypeChecker,
): { uses: Use[]; unknown: UnknownPath[] } {
  const callee = call.expression;
  const none = { uses: [], unknown: [] };
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "load") return none;
  if (declared(checker.getSymbolAtLocation(callee.name)).length === 0) return none;
  const [argument] = call.arguments;
  const target = checker.getTypeAtLocation(callee.expression);
  const found = (argument ? pathsOf(argument, checker) : []).map((path) => ({
    path,
    uses: pathUses(target, path, call, checker),
  }));
  return {
    uses: found.flatMap(({ uses }) => uses ?? []),
    unknown: found.filter(({ uses }) => uses === null).map(({ path }) => ({ node: call, path })),
  };
}

/** The paths that an argument of `load` names, as far as its type tells them. */
function pathsOf(argument: ts.Expression, checker: ts.TypeChecker): string[] {
  if (ts.isArrayLiteralExpression(argument))
    return argument.elements.flatMap((element) => pathsOf(element, checker));
  const type = checker.getTypeAtLocation(argument);
  const texts = (type.isUnion() ? type.types : [type]).flatMap((each) =>
    each.isStringLiteral() ? [each.value] : [],
  );
  return texts
    .flatMap((text) => text.split(","))
    .map((path) => path.trim())
    .filter((path) => path !== "");
}

/** The members on the way along `a/b/c`; of a collection its items' members may be named. Null: no such path. */
function pathUses(
  start: ts.Type,
  path: string,
  call: ts.CallExpression,
  checker: ts.TypeChecker,
): Use[] | null {
  const uses: Use[] = [];
  let type = start;
  for (const name of path.split("/")) {
    const property = type.getProperty(name) ?? itemType(type, call, checker)?.getProperty(name);
    if (!property) return null;
    uses.push({ node: call, declarations: declared(property), call: null });
    type = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, call));
    type = checker.getIndexTypeOfType(type, ts.IndexKind.Number) ?? type;
  }
  return uses;
}

function itemType(collection: ts.Type, node: ts.Node, checker: ts.TypeChecker): ts.Type | undefined {
  const items = collection.getProperty("items");
  return (
    items && checker.getIndexTypeOfType(checker.getTypeOfSymbolAtLocation(items, node), ts.IndexKind.Number)
  );
}
