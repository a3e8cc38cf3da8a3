import type { May } from '@muster/api-client';

/** Why something may not be done, and who could. */
export function reasonOf(may: May): string {
  return [may.reason ?? 'Not possible now.', may.remedy].filter(Boolean).join(' ');
}
