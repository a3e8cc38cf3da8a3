import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient, QueryResult as QueryResultOf } from 'pg';
import { encodeParameters } from './encode-parameters.ts';
import { PipelineBatch, type Answer, type QueuedQuery } from './pipeline-batch.ts';
import { PreparedStatements } from './prepared-statements.ts';
import { statementOf } from './statements.ts';

/** SQLSTATE in_failed_sql_transaction: an earlier statement failed, but not which or why. */
const ABORTED = '25P02';

type Query = Pick<CompiledQuery, 'sql' | 'parameters'>;

/**
 * Several statements in one text, such as a migration: only the simple protocol accepts them, and they are sent alone.
 */
type Script = { readonly script: string } & Pick<QueuedQuery, 'settle' | 'fail'>;

/**
 * A connection on which statements wait for each other only if their callers do: those issued in the same turn of the
 * event loop, or while others are in flight, go to PostgreSQL as one batch. They are executed in order.
 */
export class PipelinedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #prepared = new PreparedStatements();
  readonly #parserOf: (oid: number) => (text: string) => unknown;
  #queue: (QueuedQuery | Script)[] = [];
  #isUnderWay = false;
  #isFlushPlanned = false;
  /** Results that nobody awaits; checked at the next commit. */
  #unanswered: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isBroken = false;

  constructor(client: PoolClient) {
    this.#client = client;
    this.#parserOf = (oid) => client.getTypeParser(oid, 'text') as (text: string) => unknown;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#enqueue(query);
      if (TO_SAVEPOINT.test(query.sql)) this.#forgetFailure();
      return {
        rows: rows as R[],
        ...(WRITES.has(command) ? { numAffectedRows: BigInt(rowCount) } : {}),
      };
    } catch (error) {
      throw this.#isAfterFailure(error) ? this.#failure?.error : error;
    }
  }

  /** Sends a statement whose result nobody needs. If it fails, the commit fails with its error. */
  sendUnanswered(query: Query): void {
    const sent = this.#enqueue(query).catch((error: unknown) => (this.#failure ??= { error }));
    this.#unanswered.push(sent);
  }

  /** Ends the transaction in the same batch as whatever was sent without waiting. */
  async commit(): Promise<void> {
    const committed = this.#enqueue({ sql: 'commit', parameters: [] });
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
    const rolledBack = this.#enqueue({ sql: 'rollback', parameters: [] }).catch(() => (this.#isBroken = true));
    await Promise.all([...this.#unanswered.splice(0), rolledBack]);
    this.#failure = undefined;
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }

  // Not used here: a cursor keeps its portal across round trips, which a batch cannot.
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
    return this.#failure !== undefined && (error as { readonly code?: unknown }).code === ABORTED;
  }

  /** Throws if a parameter cannot be encoded, before anything is sent. */
  #enqueue({ sql, parameters }: Query): Promise<Answer> {
    const { promise, resolve: settle, reject: fail } = Promise.withResolvers<Answer>();
    if (parameters.length === 0 && sql.includes(';')) {
      this.#queue.push({ script: sql, settle, fail });
    } else {
      const statement = statementOf(sql);
      this.#queue.push({ statement, parameters: encodeParameters(statement, parameters), settle, fail });
    }
    this.#planFlush();
    return promise;
  }

  #planFlush(): void {
    if (this.#isFlushPlanned || this.#isUnderWay || this.#queue.length === 0) return;
    this.#isFlushPlanned = true;
    process.nextTick(() => {
      this.#isFlushPlanned = false;
      this.#flush();
    });
  }

  #flush(): void {
    this.#isUnderWay = true;
    const settled = (): void => {
      this.#isUnderWay = false;
      this.#planFlush();
    };
    const [first] = this.#queue;
    if (first !== undefined && 'script' in first) {
      this.#queue.shift();
      this.#client
        .query(first.script)
        .then((result) => first.settle(answerOf(result)), first.fail)
        .finally(settled);
      return;
    }
    const next = this.#queue.findIndex((each, index) => index > 0 && beginsAnew(each));
    const queries = this.#queue.splice(0, next === -1 ? this.#queue.length : next);
    this.#client.query(
      new PipelineBatch(queries as QueuedQuery[], { prepared: this.#prepared, parserOf: this.#parserOf, settled }),
    );
  }
}

/** For a script of several statements the caller only needs to know that it succeeded. */
const answerOf = (result: QueryResultOf<object> | readonly QueryResultOf<object>[]): Answer =>
  'command' in result
    ? { command: result.command, rowCount: result.rowCount ?? 0, rows: result.rows }
    : { command: '', rowCount: 0, rows: [] };

/** A statement that recovers from a failure would be skipped behind it in the same batch. */
const beginsAnew = (each: QueuedQuery | Script): boolean => 'script' in each || ROLLBACK.test(each.statement.text);

const ROLLBACK = /^\s*rollback\b/i;
const TO_SAVEPOINT = /^\s*rollback\s+to\b/i;

const WRITES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
