import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import { settleAll } from './settle-all.ts';
import { PipelinedConnection } from './pipelined-connection.ts';

/** SQL written out, or one of Kysely's builders. */
export type Statement<Row = unknown> = { compile(db: Kysely<unknown>): CompiledQuery<Row> };

type Answers<S extends readonly Statement[]> = {
  -readonly [I in keyof S]: S[I] extends Statement<infer Row> ? QueryResult<Row> : never;
};

/**
 * Statements that do not need each other's answers, in their order and on one way to the database and back. In a transaction
 * also with whatever else it gives in the same turn (`settleAll`).
 */
export async function pipeline<const S extends readonly Statement[]>(
  db: Kysely<unknown>,
  statements: S,
): Promise<Answers<S>> {
  const compiled = statements.map((statement) => statement.compile(db));
  const { answers } = await db.getExecutor().provideConnection(async (connection) => {
    // The first to fail says why; those after it only that something had failed.
    const answered = settleAll(compiled.map(async (query) => connection.executeQuery(query)));
    // Kysely lets one at a time to a transaction's connection, which is the transaction's until its end.
    if (db.isTransaction) answered.catch(() => {});
    else await answered;
    return { answers: answered };
  });
  return (await answers) as Answers<S>;
}

/**
 * Statements of a transaction whose answers it does not need: they go at once, and nobody waits for them before the commit,
 * which fails with their error if one of them does.
 */
export async function deferWrites(tx: Kysely<unknown>, statements: readonly (Statement | undefined)[]): Promise<void> {
  // Outside one nobody would ever learn that it failed.
  if (!tx.isTransaction) throw new Error('statements go ahead of a commit, and there is none to come');
  const compiled = statements.flatMap((statement) => (statement ? [statement.compile(tx)] : []));
  if (compiled.length === 0) return;
  await tx.getExecutor().provideConnection(async (connection) => {
    if (!(connection instanceof PipelinedConnection)) throw new Error('this connection does not wait for a commit');
    for (const query of compiled) connection.sendUnanswered(query);
  });
}
