import type { LiveEntry } from './line-state.ts';

/** What the tab that reads the line tells itself and the others. `id` is what to resume after. */
export type LineNews =
  | { readonly kind: 'heard' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'entry'; readonly id: string | undefined; readonly entry: LiveEntry }
  /** Everything may be old. */
  | { readonly kind: 'reset'; readonly id: string | undefined }
  /** The server does not know this browser any more. */
  | { readonly kind: 'stranger' };
