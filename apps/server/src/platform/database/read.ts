import type { Kysely, QueryResult } from 'kysely';
import { pipeline, type Statement } from './pipeline/pipeline.ts';

/**
 * A query that its owner defined and any area may run, alone or batched with others in one round trip. Its SQL and
 * parsing are hidden: an area exports it through its `public.ts`, while its tables, columns and rows stay private.
 */
export type Read<T> = {
  readonly [ASK]: (db: Kysely<unknown>) => readonly Statement[];
  readonly [PARSE]: (answers: readonly QueryResult<unknown>[]) => T;
};

const ASK = Symbol('ask');
const PARSE = Symbol('parse');

type RowsOf<S extends readonly Statement[]> = {
  readonly [I in keyof S]: S[I] extends Statement<infer Row> ? readonly Row[] : never;
};

/** `parse` gets the rows of each statement that `ask` returned, in order. */
export const defineRead = <const S extends readonly Statement[], T>(
  ask: (db: Kysely<unknown>) => S,
  parse: (...rows: RowsOf<S>) => T,
): Read<T> => ({ [ASK]: ask, [PARSE]: (answers) => parse(...(answers.map(({ rows }) => rows) as RowsOf<S>)) });

type Parsed<R extends readonly Read<unknown>[]> = {
  -readonly [I in keyof R]: R[I] extends Read<infer T> ? T : never;
};

/** Runs independent queries in one batch, in the given order. */
export async function readTogether<const R extends readonly Read<unknown>[]>(
  db: Kysely<unknown>,
  reads: R,
): Promise<Parsed<R>> {
  const asked = reads.map((read) => read[ASK](db));
  const answers = await pipeline(db, asked.flat());
  let next = 0;
  return reads.map((read, index) => {
    const from = next;
    next += asked[index]?.length ?? 0;
    return read[PARSE](answers.slice(from, next));
  }) as Parsed<R>;
}

export async function readAlone<T>(db: Kysely<unknown>, read: Read<T>): Promise<T> {
  const [answer] = await readTogether(db, [read]);
  return answer;
}
