import type { Side } from './status-map.ts';

/**
 * What is to happen where an action item and its ticket do not say the same. `push`: the ticket follows; `finish`, `reopen`:
 * the action item does; `tell`: a person has to decide; `agree`: nothing but remembering it.
 */
export type Verdict = 'push' | 'finish' | 'reopen' | 'tell' | 'agree';

/**
 * Compares both with what they last agreed on: whichever changed since is followed, so that what Muster did itself comes back
 * as nothing new. Where both changed, Muster's record stands. Two things nobody does from outside: to decline, which wants a
 * reason (GOV 8.4), and to take a decline back.
 */
export function fold({
  agreed,
  here,
  there,
}: {
  readonly agreed: Side;
  readonly here: Side;
  readonly there: Side;
}): Verdict {
  if (here === there) return 'agree';
  if (here !== agreed) return 'push';
  if (there === 'done' && here === 'open') return 'finish';
  if (there === 'open' && here === 'done') return 'reopen';
  return 'tell';
}
