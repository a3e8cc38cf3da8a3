import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { encodeParameters } from '../../../apps/server/src/platform/database/pipeline/encode-parameters.ts';
import { statementOf } from '../../../apps/server/src/platform/database/pipeline/statements.ts';

const ABORTED = '25P02';
const WRITES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
/**
 * `pipelined` is the library's own pipeline mode; `in-turn` sends each statement once the previous one has its result.
 */
const isPipelined = process.env['MUSTER_BENCH_DRIVER'] !== 'in-turn';

type Query = Pick<CompiledQuery, 'sql' | 'parameters'>;

/**
 * Replaces the server's own connection (`use-library.ts`), with the same parameters and prepared statements, so that
 * the drivers differ in one respect: `pg` sends the statements, each with its own Sync.
 */
export class PipelinedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #unanswered: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isBroken = false;

  constructor(client: PoolClient) {
    this.#client = client;
    Object.assign(client, { pipeline: isPipelined });
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#send(query);
      if (/^\s*rollback\s+to\b/i.test(query.sql)) [this.#unanswered, this.#failure] = [[], undefined];
      return { rows: rows as R[], ...(WRITES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    } catch (error) {
      throw this.#failure && (error as { readonly code?: unknown }).code === ABORTED ? this.#failure.error : error;
    }
  }

  sendUnanswered(query: Query): void {
    this.#unanswered.push(this.#send(query).catch((error: unknown) => (this.#failure ??= { error })));
  }

  async commit(): Promise<void> {
    const [committed] = await Promise.all([
      this.#send({ sql: 'commit', parameters: [] }),
      ...this.#unanswered.splice(0),
    ]);
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure.error;
    if (committed.command === 'ROLLBACK') throw new Error('the transaction had failed and was rolled back');
  }

  async rollback(): Promise<void> {
    const rolledBack = this.#send({ sql: 'rollback', parameters: [] }).catch(() => (this.#isBroken = true));
    await Promise.all([...this.#unanswered.splice(0), rolledBack]);
    this.#failure = undefined;
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }

  // oxlint-disable-next-line require-yield -- the interface asks for it
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('statements are not streamed');
  }

  async #send({ sql, parameters }: Query): Promise<{ command: string; rowCount: number | null; rows: unknown[] }> {
    if (parameters.length === 0 && sql.includes(';')) return this.#client.query(sql);
    const statement = statementOf(sql);
    const values = encodeParameters(statement, parameters);
    return this.#client.query({ text: sql, values, ...(statement.name === '' ? {} : { name: statement.name }) });
  }
}
