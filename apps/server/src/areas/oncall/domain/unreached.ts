import type { PrincipalId } from '../../../kernel/ids.ts';

/** Somebody who was called in vain: by what, and why that did not get there. Codes only, as the sender gave them. */
export type CalledInVain = { readonly to: PrincipalId; readonly channel: string; readonly failure: string };

/** No page of an incident was handed over to anybody, and why. An incident of which somebody was told has none. */
export type Unreached = {
  readonly why: (typeof unreachedReasons)[number];
  /** Everybody who was called, once. Empty where there was nobody to call. */
  readonly called: readonly CalledInVain[];
};

export const unreachedReasons = ['nobody-to-call', 'no-channel', 'not-delivered'] as const;

/** What the pages that were given up say. `no-channel` where there was none for anybody: then no page ever left. */
export function unreachedBy(called: readonly CalledInVain[]): Unreached {
  if (called.length === 0) return { why: 'nobody-to-call', called };
  return { why: called.every(({ channel }) => channel === NO_CHANNEL) ? 'no-channel' : 'not-delivered', called };
}

/** As the sender names the channel of a page for which there is none. */
export const NO_CHANNEL = 'no-channel';
