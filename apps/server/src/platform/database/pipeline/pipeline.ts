import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import { settleAll } from './settle-all.ts';
import { PipelinedConnection } from './pipelined-connection.ts';

/** SQL text, or one of Kysely's builders. */
export type Statement<Row = unknown> = { compile(db: Kysely<unknown>): CompiledQuery<Row> };

type Answers<S extends readonly Statement[]> = {
  -readonly [I in keyof S]: S[I] extends Statement<infer Row> ? QueryResult<Row> : never;
};

/**
 * Sends independent statements in order in one round trip. In a transaction they share it with whatever else is issued
 * in the same turn (`settleAll`).
 */
export async function pipeline<const S extends readonly Statement[]>(
  db: Kysely<unknown>,
  statements: S,
): Promise<Answers<S>> {
  const compiled = statements.map((statement) => statement.compile(db));
  const { answers } = await db.getExecutor().provideConnection(async (connection) => {
    // The first failure has the cause; later ones only report that the transaction had failed.
    const answered = settleAll(compiled.map(async (query) => connection.executeQuery(query)));
    // Not awaited in a transaction: Kysely lends its connection to one caller at a time, so waiting here would hold
    // back other statements, and the transaction keeps the connection until its end anyway.
    if (db.isTransaction) answered.catch(() => {});
    else await answered;
    return { answers: answered };
  });
  return (await answers) as Answers<S>;
}

/**
 * Writes whose results a transaction does not need: sent at once, and not awaited before the commit, which fails with
 * their error if one of them does.
 */
export async function deferWrites(tx: Kysely<unknown>, statements: readonly (Statement | undefined)[]): Promise<void> {
  // Outside a transaction nobody would learn of a failure.
  if (!tx.isTransaction) throw new Error('statements go ahead of a commit, and there is none to come');
  const compiled = statements.flatMap((statement) => (statement ? [statement.compile(tx)] : []));
  if (compiled.length === 0) return;
  await tx.getExecutor().provideConnection(async (connection) => {
    if (!(connection instanceof PipelinedConnection)) throw new Error('this connection does not wait for a commit');
    for (const query of compiled) connection.sendUnanswered(query);
  });
}
