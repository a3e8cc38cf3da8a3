import type { Severity } from '@muster/api-client';
import { severities } from './incident-filters.ts';

type Judged = { readonly severity: Severity; readonly source: string };

/**
 * Severities a reporter can insist on with effect: worse than the facts indicate, or equal to a provisional one. All of
 * them until the server has judged; it takes the worse of the two anyway.
 */
export function severitiesThatCount(judged: Judged | undefined): readonly Severity[] {
  if (judged === undefined) return severities;
  const place = severities.indexOf(judged.severity);
  return severities.slice(0, judged.source === 'provisional' ? place + 1 : place);
}
