import type ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { isCode, isShipped, type Code } from '../project/sources.ts';
import { isInType, lineOf, memberOf, valueImport } from '../project/syntax.ts';

/** One logger, behind the scrubber (GOV 6.5): no line leaves the process any other way. */
export const oneLogger: Guard = {
  name: 'one-logger',
  remedy: 'log through the Logger handed in; a command line prints through its output module',
  run({ sources }) {
    const read = sources.filter(isCode).filter(isShipped);
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

function violationsIn(source: Code): Violation[] {
  return source.nodes().flatMap((node) => {
    const what = outletOf(node);
    if (what === undefined || isInType(node)) return [];
    return [{ file: source.path, line: lineOf(node), what, problem: `${what} goes round the logger and its scrubber` }];
  });
}

function outletOf(node: ts.Node): string | undefined {
  const taken = valueImport(node);
  if (taken && /^(?:pino(?:-.*)?|node:console|console)$/.test(taken.from)) return taken.from;
  const member = memberOf(node);
  if (!member) return undefined;
  if (/^(?:globalThis\.|window\.)?console$/.test(member.object)) return 'console';
  if (member.object === 'process' && /^(?:stdout|stderr|emitWarning)$/.test(member.name))
    return `process.${member.name}`;
  return undefined;
}
