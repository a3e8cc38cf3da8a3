import ts from 'typescript';
import type { Guard, Violation } from './guard.ts';
import { callersOf, usedFiles } from '../project/calls.ts';
import { areaCode, type Code } from '../project/sources.ts';
import { calledName } from '../project/syntax.ts';

/**
 * Every command checks the actor's permission and records an entry, itself or by a shared step (architecture, "Walls").
 * A step that records only sometimes does not count. A file in `commands/` is a command, or a step used by one.
 */
export const commands: Guard = {
  name: 'commands',
  remedy: 'export defineCommand({ ... }) whose decide calls authorise(...) and ctx.record(...), or steps that do',
  run({ sources }) {
    const read = areaCode(sources).filter((source) => source.path.includes('/commands/'));
    const asking = callersOf('authorise', read);
    const recording = callersOf('record', read, { everyTime: true });
    const found = read.filter((file) => file.nodes().some(isExportedCommand));
    const used = reachable(found, read);
    return {
      read: read.length,
      violations: [
        ...found.flatMap((file) => duties(file, asking, recording)),
        ...read
          .filter((file) => !used.has(file))
          .map((file) => missing(file, 'defineCommand', 'no command, and no step of one')),
      ],
    };
  },
};

function duties(file: Code, asking: ReadonlySet<string>, recording: ReadonlySet<string>): Violation[] {
  const isIn = (callers: ReadonlySet<string>): boolean => [...callers].some((id) => id.startsWith(`${file.path}#`));
  const asks = isIn(asking) || file.nodes().some(isDeclaredVerb);
  const records =
    isIn(recording) || file.nodes().some((node) => ts.isCallExpression(node) && calledName(node) === 'record');
  return [
    ...(asks ? [] : [missing(file, 'authorise', 'the command asks nobody whether it may')]),
    ...(records ? [] : [missing(file, 'record', 'the command leaves no entry in the ledger')]),
  ];
}

/** The commands, and the steps they use directly or indirectly. */
function reachable(found: readonly Code[], read: readonly Code[]): Set<Code> {
  const used = new Set(found);
  for (const file of used) {
    const paths = usedFiles(file);
    for (const other of read) if (paths.has(other.path)) used.add(other);
  }
  return used;
}

const missing = (file: Code, what: string, problem: string): Violation => ({ file: file.path, line: 1, what, problem });

function isExportedCommand(node: ts.Node): boolean {
  if (!ts.isVariableStatement(node)) return false;
  if (!node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return false;
  return node.declarationList.declarations.some(({ initializer }) => initializer && isDefined(initializer));
}

/** `verb(kind, { ... })` and `verbOfAll({ ... })`: their adapter checks permission before they decide. */
const isDeclaredVerb = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && ['verb', 'verbOfAll'].includes(calledName(node) ?? '');

/** `defineCommand({ ... })`, or a function that takes the command's dependencies and returns one. */
function isDefined(initializer: ts.Expression): boolean {
  const made = ts.isArrowFunction(initializer) ? initializer.body : initializer;
  return ts.isCallExpression(made) && (calledName(made) === 'defineCommand' || isDeclaredVerb(made));
}
