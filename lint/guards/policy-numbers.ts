import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { areaCode, type Code } from '../house/sources.ts';
import { matchesIn, sqlOf } from '../house/sql.ts';
import { calledName, isInType, lineOf } from '../house/syntax.ts';

/** If a reviewer can find "30 minutes" outside `policy/`, it is a bug. */
export const policyNumbers: Guard = {
  name: 'policy-numbers',
  remedy: 'read the value from the policy snapshot; exempt a number that is no rule (a page size) with its reason',
  run({ sources }) {
    const read = areaCode(sources);
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

function violationsIn(source: Code): Violation[] {
  const literals = source.nodes().flatMap((node): Violation[] => {
    const what = numberIn(node);
    if (what === undefined || isPlain(node, what) || isInType(node) || isHttp(source.path, node)) return [];
    return [{ file: source.path, line: lineOf(node), what, problem: `the number ${what} may be a rule of the policy` }];
  });
  const intervals = sqlOf(source).flatMap((sql) =>
    [...matchesIn(sql, /\binterval\s+'([^']*)'/gi)].map(({ line, match }) => {
      const what = match[1] ?? '';
      return { file: source.path, line, what, problem: `the interval '${what}' may be a rule of the policy` };
    }),
  );
  return [...literals, ...intervals];
}

/** Nothing, one, a pair, percent, and the steps between milliseconds, seconds and minutes decide nothing by themselves. */
const PLAIN = new Set(['0', '1', '2', '100', '1000', '60']);

const isPlain = (node: ts.Node, what: string): boolean => PLAIN.has(what) || isBound(node);

function numberIn(node: ts.Node): string | undefined {
  if (ts.isNumericLiteral(node)) return node.text;
  if (ts.isBigIntLiteral(node)) return node.text.replace(/n$/, '');
  const isDuration =
    ts.isStringLiteralLike(node) &&
    /^(?:\d+\s?(?:ms|s|m|min|h|d|w|minutes|hours|days)|P(?=\d|T\d)[\dT.YMWDHS]+)$/.test(node.text);
  return isDuration ? node.text : undefined;
}

const BOUNDS = /^(?:(?:min|max)(?:Length|Items|Properties)|limit|usual|most|shrinksTo|dropped)$/;

/** `maxLength: 200`, or the `limit` of a declared field or page, bounds a message's size; `shrinksTo` is a column's width. `minimum` and `maximum` bound a value, and so may be a rule. */
const isBound = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node.parent) && BOUNDS.test(node.parent.name.getText());

/** In http/ a status code stands as a key of the responses, as a route's `status`, or is handed to `code()` and `status()`. */
function isHttp(path: string, node: ts.Node): boolean {
  if (!path.includes('/http/')) return false;
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && (parent.name === node || parent.name.getText() === 'status')) return true;
  return ts.isCallExpression(parent) && /^(?:code|status)$/.test(calledName(parent) ?? '');
}
