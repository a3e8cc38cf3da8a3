import type { May } from '@muster/api-client';

/** The refusal of doing something to several things at once: there is one only where none of them allows it. */
export const sharedRefusal = (verdicts: readonly (May | undefined)[]): May | undefined =>
  verdicts.every((may) => may?.allowed === false) ? verdicts[0] : undefined;

/** Why something may not be done, and who could. */
export function reasonOf(may: May): string {
  return [may.reason ?? 'Not possible now.', may.remedy].filter(Boolean).join(' ');
}
