import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { isCode, isShipped, type Code } from '../project/sources.ts';
import { lineOf } from '../project/syntax.ts';

/**
 * A policy's durations, shares and counts have their own types, created by `@muster/policy` from a released version
 * (ADR 0037). The compiler rejects plain numbers; this guard rejects casts.
 */
export const policyValues: Guard = {
  name: 'policy-values',
  remedy: 'take the value from the policy snapshot; where it is no rule of the policy, the type is a plain number',
  run({ sources }) {
    const read = sources
      .filter(isCode)
      .filter((source) => isShipped(source) && !source.path.startsWith('packages/policy/'));
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

const MADE_BY_THE_POLICY = new Set([
  'Cadence',
  'Count',
  'Due',
  'Duration',
  'Escalation',
  'Minutes',
  'PolicySnapshot',
  'SeverityPolicy',
  'Share',
  'Slo',
]);

function violationsIn(source: Code): Violation[] {
  const nodes = source.nodes();
  const names = new Map(nodes.flatMap(importedNames));
  if (names.size === 0) return [];
  // An alias in the same file is the same type under another name.
  for (const node of nodes)
    if (ts.isTypeAliasDeclaration(node)) {
      const of = madeBy(node.type, names);
      if (of !== undefined) names.set(node.name.text, of);
    }
  return nodes.flatMap((node): Violation[] => {
    const type = claimedType(node);
    const what = type && madeBy(type, names);
    if (what === undefined) return [];
    return [{ file: source.path, line: lineOf(node), what, problem: `only @muster/policy makes a ${what}` }];
  });
}

/** Pairs of local name and exported name, for renamed imports. */
function importedNames(node: ts.Node): [string, string][] {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return [];
  const bindings = node.importClause?.namedBindings;
  if (node.moduleSpecifier.text !== '@muster/policy' || !bindings || !ts.isNamedImports(bindings)) return [];
  return bindings.elements
    .map(({ name, propertyName }): [string, string] => [name.text, (propertyName ?? name).text])
    .filter(([, name]) => MADE_BY_THE_POLICY.has(name));
}

/** A type the author asserts without the compiler checking it: a cast, or a type predicate. */
function claimedType(node: ts.Node): ts.TypeNode | undefined {
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return node.type;
  return ts.isTypePredicateNode(node) ? node.type : undefined;
}

function madeBy(type: ts.Node, names: ReadonlyMap<string, string>): string | undefined {
  if (ts.isIdentifier(type)) return names.get(type.text);
  return ts.forEachChild(type, (child) => madeBy(child, names));
}
