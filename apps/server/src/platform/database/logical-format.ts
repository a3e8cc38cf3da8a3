/**
 * A whole database as JSON lines, independent of the PostgreSQL version: this header, then for each table a
 * `TableLine`, its rows (arrays of PostgreSQL's text for each value, or null) and an `EndLine`; finally a
 * `CompleteLine`. It contains no keys: what is encrypted in the database stays encrypted.
 */
export type HeaderLine = {
  readonly format: typeof FORMAT;
  /** The schema that the rows match, as its migrations in order. */
  readonly migrations: readonly string[];
  readonly exportedAt: string;
};

export type TableLine = { readonly table: string; readonly columns: readonly string[] };
export type EndLine = { readonly end: string; readonly rows: number };
/** `sha256` covers every preceding line with its line break: a truncated or altered file does not match it. */
export type CompleteLine = { readonly complete: true; readonly rows: number; readonly sha256: string };

export const FORMAT = 'muster.dev/database-export@v1';

/** Bookkeeping of the migrator and the grants: the importing database has its own. */
export const KEPT_BY_THE_SCHEMA = ['schema_migrations', 'schema_migrations_lock', 'applied_grants'];

/** Parses a line other than a table row. Undefined for anything else. */
export function controlLine(line: string): HeaderLine | TableLine | EndLine | CompleteLine | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as HeaderLine | TableLine | EndLine | CompleteLine;
  } catch {
    return undefined;
  }
}
