import type { Side } from './status-map.ts';

/**
 * What to do when an action item and its ticket differ. `push`: update the ticket; `finish`, `reopen`: update the
 * action item; `tell`: a person decides; `agree`: only record the agreement.
 */
export type Verdict = 'push' | 'finish' | 'reopen' | 'tell' | 'agree';

/**
 * Compares both with what they last agreed on and follows the side that changed, so that Muster's own updates do not
 * echo. If both changed, Muster's record wins. Two things cannot be done from a ticket: declining, which needs a reason
 * (GOV 8.4), and reverting a decline.
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
