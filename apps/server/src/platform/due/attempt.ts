import type { Served } from './pump-parts.ts';

/** What came of trying to serve a row that was seen to be claimable. */
export type Attempt =
  /** Another server holds the row, or settled it first. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'served'; readonly outcome: Exclude<Served['outcome'], 'parked'>; readonly beganAt: Date }
  | { readonly kind: 'parked'; readonly reason: string; readonly beganAt: Date };
