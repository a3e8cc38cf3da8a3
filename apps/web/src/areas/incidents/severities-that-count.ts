import type { Severity } from '@muster/api-client';
import { severities } from './incident-filters.ts';

type Judged = { readonly severity: Severity; readonly source: string };

/**
 * What a reporter may insist on with effect: what is worse than the facts say, and what agrees with a severity that holds
 * only for the time being. All of them while the server's judgement is not there yet; it takes the worse of the two anyway.
 */
export function severitiesThatCount(judged: Judged | undefined): readonly Severity[] {
  if (judged === undefined) return severities;
  const place = severities.indexOf(judged.severity);
  return severities.slice(0, judged.source === 'provisional' ? place + 1 : place);
}
