import type { PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { announcementWords } from './domain/announcement.ts';
import type { suppressionTell } from './due-kinds.ts';
import { findSuppression } from './store/suppressions.ts';

/** The message to one person about a suppression, in words that may leave by any channel (R30). */
export async function suppressionNews(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  { suppression: id, what, waited }: Static<typeof suppressionTell.payload>,
): Promise<{ readonly line: string; readonly clause: string; readonly path: string } | undefined> {
  const suppression = await findSuppression(db, id);
  if (suppression === undefined) return undefined;
  return {
    line: announcementWords(suppression, what, waited),
    clause: policy.alerts.suppression.clause,
    path: '/alerts/held',
  };
}
