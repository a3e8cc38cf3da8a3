import { Environment } from '@marcbachmann/cel-js';
import { err, ok, type Result } from '../../../../kernel/result.ts';

/** What a body and one of its parts say of something, in CEL. */
export type Expression = (about: { readonly body: unknown; readonly item: unknown }) => Told;

/** `absent`: the body has no such part. */
type Told = { readonly is: 'value'; readonly value: unknown } | { readonly is: 'absent' } | Failed;
type Failed = { readonly is: 'failed'; readonly why: string };

const bounds = {
  limits: { maxAstNodes: 60, maxDepth: 20, maxListElements: 30, maxMapEntries: 10, maxCallArguments: 4 },
};

/** What takes no longer than a text is long. Loops over lists and patterns of one's own are none of these. */
const CALLS = new Set(['has', 'size', 'string', 'int', 'double', 'bool', 'type']);
const METHODS = new Set(['contains', 'startsWith', 'endsWith', 'lowerAscii', 'upperAscii', 'trim', 'size']);

const cel = new Environment({ ...bounds, homogeneousAggregateLiterals: false })
  .registerVariable('body', 'dyn')
  .registerVariable('item', 'dyn');

/**
 * An expression that can be asked any number of times, or why it cannot be. How long it may take is settled here: it has no
 * loops, and is short.
 */
export function compile(text: string): Result<Expression, string> {
  try {
    const parsed = cel.parse(text);
    const strange = strangeCall(parsed.ast);
    if (strange !== undefined) return err(`calls “${strange}”, which a translation may not`);
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

/** The first call in it that is none of those that it may make. */
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

/** Its first line: what follows draws the expression. */
const wordsOf = (failure: unknown): string =>
  (failure instanceof Error ? (failure.message.split('\n')[0] ?? '') : 'cannot be read').slice(0, LONGEST.words);
