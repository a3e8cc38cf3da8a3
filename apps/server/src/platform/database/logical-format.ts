/**
 * A whole database as lines of JSON, whatever PostgreSQL wrote it and whichever reads it: this header, then each table as a
 * `TableLine`, its rows (arrays of PostgreSQL's own text of each value, or null) and an `EndLine`; last a `CompleteLine`.
 * No keys are in it: what is encrypted in the database is encrypted here.
 */
export type HeaderLine = {
  readonly format: typeof FORMAT;
  /** The schema that the rows fit, by its migrations in order. */
  readonly migrations: readonly string[];
  readonly exportedAt: string;
};

export type TableLine = { readonly table: string; readonly columns: readonly string[] };
export type EndLine = { readonly end: string; readonly rows: number };
/** `sha256` is that of every line before, line breaks included: a file that was cut off or changed does not have it. */
export type CompleteLine = { readonly complete: true; readonly rows: number; readonly sha256: string };

export const FORMAT = 'muster.dev/database-export@v1';

/** What the migrator and the grants keep for themselves: the database that imports has its own. */
export const KEPT_BY_THE_SCHEMA = ['schema_migrations', 'schema_migrations_lock', 'applied_grants'];

/** A line that is no row of a table. Undefined for anything else. */
export function controlLine(line: string): HeaderLine | TableLine | EndLine | CompleteLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as HeaderLine | TableLine | EndLine | CompleteLine;
  } catch {
    return undefined;
  }
}
