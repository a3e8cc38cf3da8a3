/** What one connection has of its named statements. */
export class PreparedStatements {
  /** Those that stand, with what their rows are made of. */
  readonly columns = new Map<string, Columns>();
  /** Those that failed before they ever held: nobody was told whether they stand. */
  readonly unsure = new Set<string>();

  failed(name: string, error: unknown): void {
    if (name === '') return;
    if (OUTDATED.has((error as { readonly code?: unknown }).code)) this.columns.delete(name);
    if (!this.columns.has(name)) this.unsure.add(name);
  }
}

export type ParseColumn = (text: string) => unknown;
export type Columns = readonly { readonly name: string; readonly parse: ParseColumn }[];

/**
 * SQLSTATE feature_not_supported and invalid_sql_statement_name: how PostgreSQL says that a table was changed under a
 * prepared statement, or that it knows none of that name. The next use prepares it anew.
 */
const OUTDATED: ReadonlySet<unknown> = new Set(['0A000', '26000']);
