export type BenchDeadline = { readonly key: string; readonly dueAt: Date };

/** A job queue that takes on the 10,000 deadlines. */
export type Contender = {
  readonly name: string;
  /** The server process: started with DATABASE_URL, prints `ready`, runs until killed. */
  readonly worker: URL;
  /** Creates the contender's own tables in an empty database. */
  prepare(url: string): Promise<void>;
  plan(url: string, deadlines: readonly BenchDeadline[]): Promise<void>;
};

/** The effect of every contender's deadline: one row here. Its commit time measures lateness. */
export const EFFECTS = `
  create table effects (key text not null, due_at timestamptz not null);
  create index effects_key on effects (key)`;

export const RECORD_EFFECT = 'insert into effects (key, due_at) values ($1, $2)';

/** Concurrent deadlines per process, the same for all. */
export const WORKERS = 8;

export const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
