import { posix } from 'node:path';
import ts from 'typescript';
import type { Code } from './sources.ts';
import { calledName, nodesOf, valueImport } from './syntax.ts';

/**
 * The functions in these files that call `target`, directly or through one another, as `path#name`. `everyTime` ignores
 * calls in branches and loops, which may be skipped.
 */
export function callersOf(target: string, files: readonly Code[], { everyTime = false } = {}): ReadonlySet<string> {
  const declarations = files.flatMap((file) =>
    declarationsOf(file, everyTime).map((one) => ({ ...one, file, names: importedNames(file) })),
  );
  const found = new Set<string>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { id, calls, file, names } of declarations) {
      if (calls.some((call) => call === target || found.has(names.get(call) ?? idOf(file.path, call)))) found.add(id);
    }
  }
  return found;
}

/** The files, imported by relative path, whose values it uses. */
export const usedFiles = (file: Code): Set<string> =>
  new Set([...importedNames(file).values()].map((id) => id.slice(0, id.indexOf('#'))));

interface Declaration {
  readonly id: string;
  readonly calls: readonly string[];
}

/** A file's top-level declarations, and the names they call. */
function declarationsOf(file: Code, everyTime: boolean): Declaration[] {
  const top = file.nodes().filter((node) => ts.isStatement(node) && ts.isSourceFile(node.parent));
  return top.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) && statement.name)
      return [declaration(file, statement.name.text, statement, everyTime)];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .filter(({ name }) => ts.isIdentifier(name))
      .map((one) => declaration(file, one.name.getText(), one, everyTime));
  });
}

const declaration = (file: Code, name: string, node: ts.Node, everyTime: boolean): Declaration => ({
  id: idOf(file.path, name),
  calls: nodesOf(node)
    .filter((one) => ts.isCallExpression(one))
    .filter((call) => !everyTime || !mayBeSkipped(call, node))
    .flatMap((call) => calledName(call) ?? []),
});

/** Whether a call is in a branch, loop or callback below `top`. Conditions themselves are always evaluated. */
function mayBeSkipped(call: ts.Node, top: ts.Node): boolean {
  for (let at = call; at !== top; at = at.parent) {
    const { parent } = at;
    if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) {
      const condition = ts.isIfStatement(parent) ? parent.expression : parent.condition;
      if (at !== condition) return true;
    }
    if (ts.isIterationStatement(parent, false) || ts.isCaseClause(parent) || ts.isCatchClause(parent)) return true;
    if (ts.isBinaryExpression(parent) && parent.right === at && SHORT_CUTS.has(parent.operatorToken.kind)) return true;
    if (ts.isArrowFunction(at) && ts.isCallExpression(parent)) return true;
  }
  return false;
}

/** Local name to `path#name`, for imports by relative path. */
function importedNames(file: Code): Map<string, string> {
  const imports = file.nodes().flatMap((node) => valueImport(node) ?? []);
  return new Map(
    imports
      .filter(({ from }) => from.startsWith('.'))
      .flatMap(({ from, names }) =>
        names.map((name) => [name, idOf(posix.join(posix.dirname(file.path), from), name)]),
      ),
  );
}

const SHORT_CUTS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

const idOf = (path: string, name: string): string => `${path}#${name}`;
