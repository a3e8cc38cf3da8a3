import type { Kysely } from 'kysely';
import type { IncidentId } from '../../../kernel/ids.ts';
import type { UseService } from '../../../kernel/services.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import type { Hindrance } from '../domain/publishable.ts';

/** What other areas require before publication, such as the retrospective of a break-glass change (GOV 5.3.3). */
export async function demandsOn(
  db: Kysely<unknown>,
  use: UseService,
  incident: IncidentId,
  now: Date,
): Promise<readonly Hindrance[]> {
  const owed = await use(obligationsService).blocking(db, incident, 'publishing', now);
  return owed.map(({ clause, what, page }) => ({
    clause,
    problem: `“${what}” is still to be done`,
    remedy: page === undefined ? 'do it first' : `do it first, on ${page}`,
  }));
}
