export type BenchDeadline = { readonly key: string; readonly dueAt: Date };

/** One way to keep 10,000 promises. */
export type Contender = {
  readonly name: string;
  /** The server process: started with DATABASE_URL, prints `ready`, runs until it is killed. */
  readonly worker: URL;
  /** Makes the contender's own tables in an empty database. */
  prepare(url: string): Promise<void>;
  plan(url: string, deadlines: readonly BenchDeadline[]): Promise<void>;
};

/** The effect of every contender's deadline: one row here. Its commit time is what lateness is measured by. */
export const EFFECTS = `
  create table effects (key text not null, due_at timestamptz not null);
  create index effects_key on effects (key)`;

export const RECORD_EFFECT = 'insert into effects (key, due_at) values ($1, $2)';

/** How many of a process's deadlines may be in hand at once: the same for all. */
export const WORKERS = 8;

export const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
