/** Another server changed what this batch was deciding on. Nothing was written; the batch is decided again. */
export class BatchOvertaken extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'BatchOvertaken';
  }
}

/** SQLSTATE 23505, unique_violation: another server wrote one of the episodes first. */
export const isOvertaken = (failure: unknown): boolean =>
  failure instanceof BatchOvertaken ||
  (failure instanceof Error && (failure as { readonly code?: unknown }).code === '23505');
