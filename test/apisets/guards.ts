import ts from "typescript";
import type { Requirement } from "./requirement";

/**
 * What is known to be supported where a node stands. A guard is a condition, known when the code is
 * read, that calls
 * - `isSetSupported("ExcelApi", "1.16")`, on whatever object, or
 * - a function or method whose name begins with `supports`, with the same two texts, or with a version
 *   alone, which then is ExcelApi's,
 * directly, negated, joined by && or ||, or through a `const`. It guards the branch of the `if`, `?:`, &&
 * or || that it decides, closures in it included, and what follows an `if` that leaves when it is not
 * met. A declared function or method is guarded by what stands in it only.
 */
export function ensuredAt(node: ts.Node, checker: ts.TypeChecker): Requirement[] {
  const ensured: Requirement[] = [];
  for (let child = node; !isDeclaredFunction(child) && child.parent; child = child.parent) {
    ensured.push(...ensuredByParent(child, child.parent, checker));
  }
  return ensured;
}

function isDeclaredFunction(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isClassDeclaration(node);
}

function ensuredByParent(child: ts.Node, parent: ts.Node, checker: ts.TypeChecker): Requirement[] {
  if (ts.isIfStatement(parent)) {
    return branch(parent.expression, child, parent.thenStatement, parent.elseStatement, checker);
  }
  if (ts.isConditionalExpression(parent)) {
    return branch(parent.condition, child, parent.whenTrue, parent.whenFalse, checker);
  }
  if (ts.isBinaryExpression(parent) && child === parent.right) {
    const operator = parent.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return ensured(parent.left, true, checker);
    if (operator === ts.SyntaxKind.BarBarToken) return ensured(parent.left, false, checker);
  }
  return "statements" in parent ? ensuredBefore(child, parent as ts.Block, checker) : [];
}

function branch(
  condition: ts.Expression,
  child: ts.Node,
  whenTrue: ts.Node,
  whenFalse: ts.Node | undefined,
  checker: ts.TypeChecker,
): Requirement[] {
  if (child === whenTrue) return ensured(condition, true, checker);
  return child === whenFalse ? ensured(condition, false, checker) : [];
}

/** What the statements before one ensure, by leaving when it is not so. */
function ensuredBefore(statement: ts.Node, block: ts.Block, checker: ts.TypeChecker): Requirement[] {
  return block.statements
    .filter((earlier) => earlier.end <= statement.pos && ts.isIfStatement(earlier))
    .map((earlier) => earlier as ts.IfStatement)
    .filter((earlier) => !earlier.elseStatement && leaves(earlier.thenStatement))
    .flatMap((earlier) => ensured(earlier.expression, false, checker));
}

function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) ||
      ts.isThrowStatement(last) ||
      ts.isContinueStatement(last) ||
      ts.isBreakStatement(last))
  );
}

/** What follows from a condition having come out as `outcome`. */
function ensured(condition: ts.Expression, outcome: boolean, checker: ts.TypeChecker): Requirement[] {
  if (ts.isParenthesizedExpression(condition)) return ensured(condition.expression, outcome, checker);
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) {
    return ensured(condition.operand, !outcome, checker);
  }
  if (ts.isBinaryExpression(condition)) return ensuredByBoth(condition, outcome, checker);
  if (ts.isIdentifier(condition)) {
    const initializer = constantInitializer(condition, checker);
    return initializer ? ensured(initializer, outcome, checker) : [];
  }
  return outcome && ts.isCallExpression(condition) ? guardCall(condition) : [];
}

/** A true && ensures both its sides, as does a false ||; of the others one side is enough. */
function ensuredByBoth(
  condition: ts.BinaryExpression,
  outcome: boolean,
  checker: ts.TypeChecker,
): Requirement[] {
  const both = outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken;
  if (condition.operatorToken.kind !== both) return [];
  return [condition.left, condition.right].flatMap((side) => ensured(side, outcome, checker));
}

function constantInitializer(name: ts.Identifier, checker: ts.TypeChecker): ts.Expression | null {
  const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return null;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConst ? (declaration.initializer ?? null) : null;
}

function guardCall(call: ts.CallExpression): Requirement[] {
  const callee = ts.isPropertyAccessExpression(call.expression) ? call.expression.name : call.expression;
  const name = ts.isIdentifier(callee) ? callee.text : "";
  if (name !== "isSetSupported" && !name.startsWith("supports")) return [];
  const texts = call.arguments.map((argument) => (ts.isStringLiteral(argument) ? argument.text : null));
  const [first, second] = texts;
  if (first && second) return [{ set: first, version: second }];
  return texts.length === 1 && first && /^\d+\.\d+$/.test(first) ? [{ set: "ExcelApi", version: first }] : [];
}
