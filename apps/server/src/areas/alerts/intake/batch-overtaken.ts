/** Another server changed, in the same moment, what this batch was deciding on. Nothing was written; it is decided anew. */
export class BatchOvertaken extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'BatchOvertaken';
  }
}

/** SQLSTATE 23505, unique_violation: another server was first with one of the episodes. */
export const isOvertaken = (failure: unknown): boolean =>
  failure instanceof BatchOvertaken ||
  (failure instanceof Error && (failure as { readonly code?: unknown }).code === '23505');
