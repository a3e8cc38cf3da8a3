import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { isCode, isShipped, type Code } from '../project/sources.ts';
import { isInType, lineOf, memberOf, valueImport } from '../project/syntax.ts';

/**
 * All outgoing requests go through `platform/outgoing`, which pins the address it has checked. Any other way could be
 * turned against our own network.
 */
export const outgoing: Guard = {
  name: 'outgoing',
  remedy: 'send through platform/outgoing; mail through the mail channel of notifications',
  run({ sources }) {
    const read = sources
      .filter(isCode)
      .filter((source) => isShipped(source) && source.path.startsWith('apps/server/src/'));
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

const HOME = 'apps/server/src/platform/outgoing/';
const WIRES =
  /^(?:(?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/promises)?|undici|axios|got|node-fetch|ws|nodemailer|@slack\/.+)$/;
const HARMLESS = new Set(['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'STATUS_CODES', 'createSecureContext']);
const GLOBALS = /^(?:fetch|WebSocket|EventSource|XMLHttpRequest)$/;

function violationsIn(source: Code): Violation[] {
  if (source.path.startsWith(HOME)) return [];
  return source.nodes().flatMap((node) => {
    const what = wireOf(node);
    if (what === undefined || isInType(node)) return [];
    return [
      { file: source.path, line: lineOf(node), what, problem: `${what} reaches the network past platform/outgoing` },
    ];
  });
}

function wireOf(node: ts.Node): string | undefined {
  const taken = valueImport(node);
  if (taken && WIRES.test(taken.from)) {
    return taken.names.length > 0 && taken.names.every((name) => HARMLESS.has(name)) ? undefined : taken.from;
  }
  const member = memberOf(node);
  if (member?.object === 'globalThis' && GLOBALS.test(member.name)) return member.name;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  return ts.isIdentifier(node.expression) && GLOBALS.test(node.expression.text) ? node.expression.text : undefined;
}
