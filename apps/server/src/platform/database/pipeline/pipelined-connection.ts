import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { PoolClient } from 'pg';

/** SQLSTATE in_failed_sql_transaction: says that an earlier statement failed, and not which or why. */
const ABORTED = '25P02';

/**
 * One connection on which a statement is sent as soon as it is given, whether or not those before it have been answered.
 * PostgreSQL carries them out in their order all the same; only the waiting between them is saved. What is sent in one turn
 * of the event loop leaves in one write.
 */
export class PipelinedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  /** Sent without waiting for the answer, which is due at the next commit. */
  #unanswered: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isCorked = false;
  #isBroken = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#send(sql, parameters);
      const isWrite = WRITES.has(command);
      return { rows: (rows ?? []) as R[], ...(isWrite ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    } catch (error) {
      throw this.#isAfterFailure(error) ? this.#failure?.error : error;
    }
  }

  /** Sends a statement whose answer nobody needs. Should it fail, then so does the commit, with its error. */
  sendUnanswered({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): void {
    const sent = this.#send(sql, parameters).catch((error: unknown) => {
      if (!this.#isAfterFailure(error)) this.#failure ??= { error };
    });
    this.#unanswered.push(sent);
  }

  /** Ends the transaction in the same breath as whatever was sent without waiting. */
  async commit(): Promise<void> {
    const committed = this.#send('commit', []);
    const ended = await Promise.allSettled([...this.#unanswered.splice(0), committed]);
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure) throw failure.error;
    const last = ended.at(-1);
    if (last?.status === 'rejected') throw last.reason;
    // PostgreSQL answers a commit with ROLLBACK where an earlier statement failed.
    if ((await committed).command === 'ROLLBACK') throw new Error('the transaction had failed and was rolled back');
  }

  async rollback(): Promise<void> {
    try {
      await this.#send('rollback', []);
      await Promise.all(this.#unanswered.splice(0));
    } catch (error) {
      this.#isBroken = true;
      throw error;
    } finally {
      this.#failure = undefined;
    }
  }

  release(): void {
    this.#client.release(this.#isBroken);
  }

  // Not used here: a cursor keeps its portal across round trips, which a pipeline cannot.
  // oxlint-disable-next-line require-yield -- the interface asks for it
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('statements are not streamed');
  }

  #isAfterFailure(error: unknown): boolean {
    return this.#failure !== undefined && (error as { readonly code?: unknown }).code === ABORTED;
  }

  async #send(text: string, values: readonly unknown[]) {
    this.#cork();
    return this.#client.query<object>(text, values as unknown[]);
  }

  #cork(): void {
    if (this.#isCorked) return;
    const { stream } = (this.#client as unknown as { readonly connection: { readonly stream: Corkable } }).connection;
    this.#isCorked = true;
    stream.cork();
    process.nextTick(() => {
      this.#isCorked = false;
      stream.uncork();
    });
  }
}

type Corkable = { cork(): void; uncork(): void };

const WRITES: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
