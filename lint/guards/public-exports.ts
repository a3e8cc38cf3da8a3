import { posix } from 'node:path';
import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { areaCode, type Code } from '../project/sources.ts';
import { lineOf } from '../project/syntax.ts';

/**
 * An area's `public.ts` must not expose row access of its store, by re-export or by a function that only passes its
 * arguments on.
 */
export const publicExports: Guard = {
  name: 'public-exports',
  remedy: 'show a question or a step that means something to others; a question that others ask may hold its own SQL',
  run({ sources }) {
    const files = new Map(areaCode(sources).map((file) => [file.path, file]));
    const read = [...files.values()].filter(({ path }) => /^apps\/server\/src\/areas\/[^/]+\/public\.ts$/.test(path));
    return { read: read.length, violations: read.flatMap((shown) => handedOn(shown, files)) };
  },
};

const STORE = /\/store\//;

function handedOn(shown: Code, files: ReadonlyMap<string, Code>): Violation[] {
  return shown.nodes().flatMap((node) => {
    if (!isReexport(node) || node.isTypeOnly) return [];
    const file = files.get(pathOf(shown, node));
    return file === undefined ? [] : namesOf(node).flatMap((name) => storeBehind(file, name));
  });
}

/** Where a file's export is just one of its store's functions. */
function storeBehind(file: Code, name: string): Violation[] {
  const store = storeImports(file);
  return file.nodes().flatMap((node) => {
    const isStores =
      (isReexport(node) && STORE.test(pathOf(file, node)) && namesOf(node).includes(name)) ||
      (isDeclared(node, name) && store.has(passedTo(node) ?? ''));
    return isStores
      ? [{ file: file.path, line: lineOf(node), what: name, problem: `${name} is a function of the store, handed on` }]
      : [];
  });
}

type Reexport = ts.ExportDeclaration & { readonly moduleSpecifier: ts.StringLiteral };

const isReexport = (node: ts.Node): node is Reexport =>
  ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier);

const pathOf = (file: Code, node: Reexport): string => posix.join(posix.dirname(file.path), node.moduleSpecifier.text);

/** The exported values, by their original names. */
const namesOf = ({ exportClause }: Reexport): string[] =>
  exportClause && ts.isNamedExports(exportClause)
    ? exportClause.elements.filter((one) => !one.isTypeOnly).map((one) => (one.propertyName ?? one.name).text)
    : [];

function storeImports(file: Code): ReadonlySet<string> {
  const names = file.nodes().flatMap((node) => {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return [];
    const bindings = node.importClause?.namedBindings;
    return STORE.test(node.moduleSpecifier.text) && bindings && ts.isNamedImports(bindings)
      ? bindings.elements.map((one) => one.name.text)
      : [];
  });
  return new Set(names);
}

type Declared = ts.FunctionDeclaration | ts.VariableDeclaration;

const isDeclared = (node: ts.Node, name: string): node is Declared =>
  (ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) && node.name?.getText() === name;

/** The function that this one only forwards its own parameters to, if so. */
function passedTo(node: Declared): string | undefined {
  const made = ts.isVariableDeclaration(node) ? node.initializer : node;
  if (made === undefined || !(ts.isArrowFunction(made) || ts.isFunctionDeclaration(made))) return undefined;
  const { body, parameters } = made;
  const only = body && ts.isBlock(body) ? body.statements : undefined;
  const [first] = only ?? [];
  const value =
    only === undefined
      ? body
      : only.length === 1 && first && ts.isReturnStatement(first)
        ? first.expression
        : undefined;
  const call = value && ts.isAwaitExpression(value) ? value.expression : value;
  if (call === undefined || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  const given = call.arguments.map((each) => each.getText());
  const own = parameters.map(({ name }) => name.getText());
  return given.length === own.length && given.every((each, index) => each === own[index])
    ? call.expression.text
    : undefined;
}
