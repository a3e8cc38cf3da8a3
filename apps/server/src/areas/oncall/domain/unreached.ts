import type { PrincipalId } from '../../../kernel/ids.ts';

/** A person whom no page reached: the channel, and why it failed. Codes only, from the sender. */
export type CalledInVain = { readonly to: PrincipalId; readonly channel: string; readonly failure: string };

/** Why no page of an incident was handed over to anyone. Absent once anyone was reached. */
export type Unreached = {
  readonly why: (typeof unreachedReasons)[number];
  /** Everyone paged, without duplicates. Empty if there was nobody to page. */
  readonly called: readonly CalledInVain[];
};

export const unreachedReasons = ['nobody-to-call', 'no-channel', 'not-delivered'] as const;

/** The cause, from the failed pages. `no-channel` if nobody had any channel: then no page ever left. */
export function unreachedBy(called: readonly CalledInVain[]): Unreached {
  if (called.length === 0) return { why: 'nobody-to-call', called };
  return { why: called.every(({ channel }) => channel === NO_CHANNEL) ? 'no-channel' : 'not-delivered', called };
}

/** The sender's channel name for a page without any channel. */
export const NO_CHANNEL = 'no-channel';
