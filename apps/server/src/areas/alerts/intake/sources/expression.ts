import { Environment } from '@marcbachmann/cel-js';
import { err, ok, type Result } from '../../../../kernel/result.ts';

/** A CEL expression over a body and one of its parts. */
export type Expression = (about: { readonly body: unknown; readonly item: unknown }) => Told;

/** `absent`: the body has no such part. */
type Told = { readonly is: 'value'; readonly value: unknown } | { readonly is: 'absent' } | Failed;
type Failed = { readonly is: 'failed'; readonly why: string };

const bounds = {
  limits: { maxAstNodes: 60, maxDepth: 20, maxListElements: 30, maxMapEntries: 10, maxCallArguments: 4 },
};

/** Calls linear in the length of a text: no loops over lists and no user-defined patterns. */
const CALLS = new Set(['has', 'size', 'string', 'int', 'double', 'bool', 'type']);
const METHODS = new Set(['contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'trim', 'size']);

const cel = new Environment({ ...bounds, homogeneousAggregateLiterals: false })
  .registerVariable('body', 'dyn')
  .registerVariable('item', 'dyn');

/** Compiles an expression, or says why it is refused. Its run time is bounded here: it is short and has no loops. */
export function compile(text: string): Result<Expression, string> {
  try {
    const parsed = cel.parse(text);
    const strange = strangeCall(parsed.ast);
    if (strange !== undefined) return err(`calls “${strange}”, which is not allowed in a translation`);
    const check = cel.check(text);
    if (!check.valid) return err(wordsOf(check.error));
    return ok((about) => {
      try {
        return { is: 'value', value: parsed(about) as unknown };
      } catch (failure) {
        return isMissing(failure) ? { is: 'absent' } : { is: 'failed', why: wordsOf(failure) };
      }
    });
  } catch (failure) {
    return err(wordsOf(failure));
  }
}

/** The first call in it that is not allowed. */
function strangeCall(node: unknown): string | undefined {
  if (Array.isArray(node)) return node.map(strangeCall).find((found) => found !== undefined);
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return undefined;
  const { op, args } = node;
  const [name] = Array.isArray(args) ? (args as unknown[]) : [];
  if (typeof name === 'string' && ((op === 'call' && !CALLS.has(name)) || (op === 'rcall' && !METHODS.has(name))))
    return name;
  return strangeCall(args);
}

const isMissing = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === 'no_such_key';

const LONGEST = { words: 160 };

/** The first line of the error; the rest draws the expression. */
const wordsOf = (failure: unknown): string =>
  (failure instanceof Error ? (failure.message.split('\n')[0] ?? '') : 'cannot be read').slice(0, LONGEST.words);
