import type { LiveEntry } from './line-state.ts';

/** What the tab reading the stream reports to itself and the others. `id` is the event to resume after. */
export type LineNews =
  | { readonly kind: 'heard' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'entry'; readonly id: string | undefined; readonly entry: LiveEntry }
  /** Everything may be out of date. */
  | { readonly kind: 'reset'; readonly id: string | undefined }
  /** The server no longer knows this browser. */
  | { readonly kind: 'stranger' };
