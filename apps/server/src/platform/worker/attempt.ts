import type { ClaimedRow } from '../due/claimed-row.ts';

/** What came of going for a row. */
export type Attempt =
  /** There was none to take, or what became of it no longer counts. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'served';
      readonly row: ClaimedRow;
      readonly outcome: 'done' | 'void' | 'retried' | 'parked';
      readonly reason?: string;
      readonly beganAt: Date;
    };

export const nothing: Attempt = { kind: 'nothing' };
