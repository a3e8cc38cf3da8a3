import type { Kysely } from 'kysely';
import type { TeamId } from '../../../kernel/ids.ts';
import { changesIn, sendersOf } from '../store/change-events.ts';

/**
 * Changes reported in a span: about these services, or about no named service by a sender of this incident's alerts.
 * Newest first.
 */
export async function changesTold(
  db: Kysely<unknown>,
  {
    incident,
    ...asked
  }: {
    readonly incident: string;
    readonly services: readonly string[];
    readonly teams: 'all' | readonly TeamId[];
    readonly since: Date;
    readonly until: Date;
    readonly limit: number;
  },
) {
  return changesIn(db, { ...asked, integrations: await sendersOf(db, incident) });
}
