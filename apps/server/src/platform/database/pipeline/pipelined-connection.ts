import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';
import { encodeParameters } from './encode-parameters.ts';
import { statementOf } from './statements.ts';

/** SQLSTATE in_failed_sql_transaction: an earlier statement failed, but not which or why. */
const ABORTED = '25P02';

/** SQLSTATE feature_not_supported and invalid_sql_statement_name: a prepared statement's table was altered. */
const OUTDATED: ReadonlySet<unknown> = new Set(['0A000', '26000']);

type Query = Pick<CompiledQuery, 'sql' | 'parameters'>;
type Answer = { readonly command: string; readonly rowCount: number | null; readonly rows: readonly unknown[] };

/**
 * A connection in `pg`'s pipeline mode: a statement is sent at once, whether or not earlier ones have their results, so
 * that statements wait for each other only if their callers do. They are executed in order.
 */
export class PipelinedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  /** Results that nobody awaits; checked at the next commit. */
  #unanswered: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | undefined;
  /** Not given back to the pool but closed. */
  #isBroken = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#send(query);
      if (TO_SAVEPOINT.test(query.sql)) this.#forgetFailure();
      return {
        rows: rows as R[],
        ...(WRITES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
      };
    } catch (error) {
      throw this.#isAfterFailure(error) ? this.#failure?.error : error;
    }
  }

  /** Sends a statement whose result nobody needs. If it fails, the commit fails with its error. */
  sendUnanswered(query: Query): void {
    const sent = this.#send(query).catch((error: unknown) => (this.#failure ??= { error }));
    this.#unanswered.push(sent);
  }

  /** Ends the transaction without waiting for whatever was sent before. */
  async commit(): Promise<void> {
    const committed = this.#send({ sql: 'commit', parameters: [] });
    const ended = await Promise.allSettled([...this.#unanswered.splice(0), committed]);
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure.error;
    const last = ended.at(-1);
    if (last?.status === 'rejected') throw last.reason;
    // PostgreSQL answers a commit with ROLLBACK if an earlier statement failed.
    if ((await committed).command === 'ROLLBACK') throw new Error('the transaction had failed and was rolled back');
  }

  /**
   * Never fails: if the connection cannot send it, the transaction is gone anyway, and the original cause matters more.
   */
  async rollback(): Promise<void> {
    const rolledBack = this.#send({ sql: 'rollback', parameters: [] }).catch(() => (this.#isBroken = true));
    await Promise.all([...this.#unanswered.splice(0), rolledBack]);
    this.#failure = undefined;
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }

  // Not used here: a cursor keeps its portal across round trips, which a pipeline cannot.
  // oxlint-disable-next-line require-yield -- the interface asks for it
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('statements are not streamed');
  }

  /** A failure after a savepoint is undone by rolling back to it, and must not fail the commit. */
  #forgetFailure(): void {
    this.#unanswered = [];
    this.#failure = undefined;
  }

  #isAfterFailure(error: unknown): boolean {
    return this.#failure !== undefined && codeOf(error) === ABORTED;
  }

  /** Throws if a parameter cannot be encoded, before anything is sent. */
  async #send({ sql, parameters }: Query): Promise<Answer> {
    // Several statements in one text, such as a migration: only the simple protocol accepts them.
    if (parameters.length === 0 && sql.includes(';')) return answerOf(await this.#client.query(sql));
    const statement = statementOf(sql);
    const values = encodeParameters(statement, parameters);
    try {
      return await this.#client.query({
        text: sql,
        values,
        ...(statement.name === '' ? {} : { name: statement.name }),
      });
    } catch (error) {
      // `pg` would use the outdated statement for as long as the connection lives.
      if (OUTDATED.has(codeOf(error))) this.#isBroken = true;
      throw error;
    }
  }
}

/** For a script of several statements the caller only needs to know that it succeeded. */
const answerOf = (result: Answer | readonly Answer[]): Answer =>
  'command' in result ? result : { command: '', rowCount: 0, rows: [] };

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

const TO_SAVEPOINT = /^\s*rollback\s+to\b/i;

const WRITES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
