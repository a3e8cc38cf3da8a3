/** A connection's prepared statements. */
export class PreparedStatements {
  /** Prepared statements with their row descriptions. */
  readonly columns = new Map<string, Columns>();
  /** Statements that failed before ever succeeding: whether they are prepared is unknown. */
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
 * SQLSTATE feature_not_supported and invalid_sql_statement_name: a table was altered under a prepared statement, or the
 * name is unknown. The next use prepares it anew.
 */
const OUTDATED: ReadonlySet<unknown> = new Set(['0A000', '26000']);
