import type { May } from '@muster/api-client';

/** The refusal of an action on several things: only if every one of them refuses it. */
export const sharedRefusal = (verdicts: readonly (May | undefined)[]): May | undefined =>
  verdicts.every((may) => may?.allowed === false) ? verdicts[0] : undefined;

/** Why something may not be done, and who could. */
export function reasonOf(may: May): string {
  return [may.reason ?? 'Not possible now.', may.remedy].filter(Boolean).join(' ');
}
