import type { ClaimedRow } from '../due/claimed-row.ts';

/** The outcome of trying to serve a row. */
export type Attempt =
  /** There was no row to take, or its outcome no longer counts. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'served';
      readonly row: ClaimedRow;
      readonly outcome: 'done' | 'void' | 'retried' | 'parked';
      readonly reason?: string;
      readonly beganAt: Date;
    };

export const nothing: Attempt = { kind: 'nothing' };
