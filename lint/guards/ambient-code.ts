import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { isCode, isShipped, type Code } from '../project/sources.ts';
import { isInType, lineOf, memberOf, valueImport } from '../project/syntax.ts';

/** Time, ids and randomness are arguments, so that tests control the time. */
export const ambientCode: Guard = {
  name: 'ambient-code',
  remedy: 'take the instant, the id or the bytes from ctx, Clock or Ids',
  run({ sources }) {
    const read = sources.filter(isCode).filter(isShipped);
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

function violationsIn(source: Code): Violation[] {
  return source.nodes().flatMap((node) => {
    const what = ambientTime(node) ?? ambientBytes(node) ?? (mayWait(source.path) ? undefined : ambientTimer(node));
    if (what === undefined || isInType(node)) return [];
    return [
      { file: source.path, line: lineOf(node), what, problem: `${what} is ambient: nobody can say what it gives` },
    ];
  });
}

/** Timers belong to the platform's worker and to screens; an area plans due work instead. */
const mayWait = (path: string): boolean => !/^apps\/server\/src\/(?:areas|kernel)\/|^packages\//.test(path);

const GLOBALS = new Set(['Date', 'Math', 'performance', 'crypto', 'setTimeout', 'setInterval', 'setImmediate']);
const CLOCKS = new Set([
  'performance.now',
  'performance.timeOrigin',
  'process.hrtime',
  'process.uptime',
  'Temporal.Now',
]);

function ambientTime(node: ts.Node): string | undefined {
  const member = memberOf(node);
  if (member) {
    const path = `${member.object}.${member.name}`;
    if (CLOCKS.has(path)) return path;
    if (/^(?:globalThis|window|self)$/.test(member.object) && GLOBALS.has(member.name)) return path;
  }
  if (!ts.isIdentifier(node) || !isValue(node)) return undefined;
  if (node.text === 'Date') return dateUse(node);
  return undefined;
}

/**
 * `new Date(value)`, `Date.UTC`, `Date.parse` and `instanceof Date` compute; any other use of `Date` may read the
 * clock.
 */
function dateUse(node: ts.Identifier): string | undefined {
  const { parent } = node;
  if (ts.isNewExpression(parent) && parent.expression === node)
    return parent.arguments?.length ? undefined : 'new Date()';
  if (ts.isCallExpression(parent) && parent.expression === node) return 'Date()';
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) return undefined;
  const member = memberOf(parent);
  if (member?.object === 'Date')
    return /^(?:UTC|parse|prototype)$/.test(member.name) ? undefined : `Date.${member.name}`;
  return 'Date';
}

const RANDOM =
  /^(?:randomUUID(?:v7)?|randomBytes|randomInt|randomFill(?:Sync)?|getRandomValues|generateKey(?:Pair)?(?:Sync)?)$/;
const RANDOM_MODULES = /^(?:uuid|nanoid|ulid)$/;

function ambientBytes(node: ts.Node): string | undefined {
  const member = memberOf(node);
  if (member && RANDOM.test(member.name)) return member.name;
  if (ts.isIdentifier(node) && node.text === 'Math' && isValue(node)) {
    const used = memberOf(node.parent);
    if (used?.object !== 'Math') return 'Math';
    if (used.name === 'random') return 'Math.random';
  }
  const taken = valueImport(node);
  if (!taken) return undefined;
  if (/^(?:node:)?crypto$/.test(taken.from)) return taken.names.find((name) => RANDOM.test(name));
  if (!RANDOM_MODULES.test(taken.from)) return undefined;
  return taken.names.length === 0 ? taken.from : taken.names.find((name) => /^(?:v[1467]|nanoid|ulid)$/.test(name));
}

const TIMERS = /^(?:setTimeout|setInterval|setImmediate)$/;

function ambientTimer(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) && TIMERS.test(node.text) && isValue(node)) return node.text;
  const member = memberOf(node);
  if (member?.object === 'AbortSignal' && member.name === 'timeout') return 'AbortSignal.timeout';
  const taken = valueImport(node);
  return taken && /^node:timers|^timers/.test(taken.from) ? taken.from : undefined;
}

/** Whether an identifier is a value: not the name of a member, property, type or declaration. */
function isValue(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isQualifiedName(parent)) return false;
  if (ts.isMethodSignature(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent)) return false;
  return !ts.isTypeReferenceNode(parent) && !ts.isTypeQueryNode(parent);
}
