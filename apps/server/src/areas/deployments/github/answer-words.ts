import { shorten } from '../../../kernel/shorten.ts';
import type { Judged } from '../ask-gate.ts';

/** GitHub's limit for a comment. */
const LONGEST = 1_000;

/** The comment beside the run: yes or no, why, what to do, and a link to the record. */
export function answerWords(
  { isAllowed, class: judged, clause, reason, remedy, objectives }: Judged,
  url: string,
): string {
  const frozen = objectives
    .filter(({ isFrozen, state }) => isFrozen || state === 'unknown')
    .map(({ objective, state, remaining }) => `${objective}: ${state}, ${remaining} of its budget left.`);
  const words = [
    isAllowed ? `Muster allows this as ${judged} (GOV-001 ${clause}).` : `Muster denies this (GOV-001 ${clause}).`,
    reason,
    ...(remedy === undefined ? [] : [remedy]),
    ...(isAllowed ? [] : frozen),
    ...(isAllowed ? [] : ['Run the job again once that has changed.']),
    `${url}/deployments`,
  ].join(' ');
  return shorten(words, LONGEST);
}
