import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { areaCode, type Code } from '../house/sources.ts';
import { calledName } from '../house/syntax.ts';

/** Every command is defined as one, asks whether the actor may, and leaves an entry (architecture, "Walls"). */
export const commands: Guard = {
  name: 'commands',
  remedy: 'export defineCommand({ ... }) whose decide calls authorise(...) and ctx.record(...)',
  run({ sources }) {
    const read = areaCode(sources).filter((source) => /\/commands\/[^/]+\.ts$/.test(source.path));
    return { read: read.length, violations: read.flatMap(violationsIn) };
  },
};

function violationsIn(source: Code): Violation[] {
  const calls = source.nodes().filter(ts.isCallExpression).map(calledName);
  const missing = (what: string, problem: string): Violation => ({ file: source.path, line: 1, what, problem });
  return [
    ...(source.nodes().some(isExportedCommand)
      ? []
      : [missing('defineCommand', 'a file in commands/ exports no command')]),
    ...(calls.includes('authorise') ? [] : [missing('authorise', 'the command asks nobody whether it may')]),
    ...(calls.includes('record') ? [] : [missing('record', 'the command leaves no entry in the ledger')]),
  ];
}

function isExportedCommand(node: ts.Node): boolean {
  if (!ts.isVariableStatement(node)) return false;
  if (!node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return false;
  return node.declarationList.declarations.some(
    ({ initializer }) => initializer && ts.isCallExpression(initializer) && calledName(initializer) === 'defineCommand',
  );
}
