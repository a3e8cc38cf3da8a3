import type { Submittable } from 'pg';
import type { EncodedParameter } from './encode-parameters.ts';
import type { Columns, ParseColumn, PreparedStatements } from './prepared-statements.ts';
import type { StatementText } from './statements.ts';

/** A statement's result. `rowCount` is the number of rows returned or changed. */
export type Answer = { readonly command: string; readonly rowCount: number; readonly rows: readonly object[] };

export type QueuedQuery = {
  readonly statement: StatementText;
  readonly parameters: readonly EncodedParameter[];
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Statements sent to PostgreSQL in one write and answered together (a pipeline): the extended protocol with a single
 * Sync at the end, where `pg` sends one after each statement. Outside a transaction they form one (PostgreSQL manual,
 * 55.2.4). They settle together: if one fails, those after it are not executed, and all fail with its error.
 */
export class PipelineBatch implements Submittable {
  readonly #queries: readonly QueuedQuery[];
  readonly #prepared: PreparedStatements;
  readonly #parserOf: (oid: number) => ParseColumn;
  readonly #settled: () => void;
  readonly #answers: Answer[] = [];
  #columns: Columns | undefined;
  #rows: object[] = [];
  /** A row that could not be parsed; its statement was executed all the same. */
  #unreadable: { readonly error: unknown } | undefined;

  constructor(
    queries: readonly QueuedQuery[],
    connection: {
      readonly prepared: PreparedStatements;
      readonly parserOf: (oid: number) => ParseColumn;
      /** Called once every query has its result or its error. */
      readonly settled: () => void;
    },
  ) {
    this.#queries = queries;
    this.#prepared = connection.prepared;
    this.#parserOf = connection.parserOf;
    this.#settled = connection.settled;
  }

  /** Called by `pg` when the connection is free. */
  submit(connection: unknown): void {
    const wire = connection as Wire;
    // A statement that occurs twice in a batch is parsed once.
    const parsed = new Set<string>();
    wire.stream.cork();
    for (const { statement, parameters } of this.#queries) {
      const { name, text } = statement;
      if (this.#prepared.unsure.delete(name)) wire.close({ type: 'S', name });
      const isKnown = this.#prepared.columns.has(name);
      if (!isKnown && !parsed.has(name)) wire.parse({ name, text });
      if (name !== '') parsed.add(name);
      wire.bind({ statement: name, values: parameters });
      if (!isKnown) wire.describe({ type: 'P' });
      wire.execute();
    }
    wire.sync();
    wire.stream.uncork();
    this.#begin();
  }

  handleRowDescription({ fields }: { readonly fields: readonly { name: string; dataTypeID: number }[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: this.#parserOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const columns = this.#columns ?? [];
    const row: Record<string, unknown> = {};
    try {
      columns.forEach(({ name, parse }, index) => {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : parse(text);
      });
      this.#rows.push(row);
    } catch (error) {
      this.#unreadable ??= { error };
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    // INSERT 0 3, SELECT 3, COMMIT, START TRANSACTION
    const words = text.split(' ');
    const count = Number(words.at(-1));
    this.#complete({ command: words[0] ?? '', rowCount: Number.isNaN(count) ? 0 : count, rows: this.#rows });
  }

  handleEmptyQuery(): void {
    this.#complete({ command: '', rowCount: 0, rows: [] });
  }

  handleError(error: unknown): void {
    this.#prepared.failed(this.#queries[this.#answers.length]?.statement.name ?? '', error);
    this.#settleEach((query) => query.fail(error));
  }

  handleReadyForQuery(): void {
    const unreadable = this.#unreadable;
    this.#settleEach((query, index) => {
      const answer = this.#answers[index];
      if (unreadable || !answer) query.fail(unreadable?.error ?? new Error('a statement was not answered'));
      else query.settle(answer);
    });
  }

  handleCopyInResponse(connection: unknown): void {
    (connection as Wire).sendCopyFail('nothing is copied in a batch');
  }

  /** Data from `copy … to stdout` has no consumer; without this handler it would end the server. */
  handleCopyData(): void {}

  #complete(answer: Answer): void {
    const name = this.#queries[this.#answers.length]?.statement.name ?? '';
    if (name !== '') this.#prepared.columns.set(name, this.#columns ?? []);
    this.#answers.push(answer);
    this.#begin();
  }

  /** Starts collecting the next statement's result. */
  #begin(): void {
    const next = this.#queries[this.#answers.length];
    this.#columns = next && this.#prepared.columns.get(next.statement.name);
    this.#rows = [];
  }

  #settleEach(each: (query: QueuedQuery, index: number) => void): void {
    this.#queries.forEach(each);
    this.#settled();
  }
}

/** The parts of `pg`'s Connection used here; its type definitions omit them. */
type Wire = {
  readonly stream: { cork(): void; uncork(): void };
  parse(of: { readonly name: string; readonly text: string }): void;
  bind(of: { readonly statement: string; readonly values: readonly EncodedParameter[] }): void;
  describe(of: { readonly type: 'P' }): void;
  execute(): void;
  close(of: { readonly type: 'S'; readonly name: string }): void;
  sync(): void;
  sendCopyFail(message: string): void;
};
