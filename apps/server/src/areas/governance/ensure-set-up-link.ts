import { addMinutes, type Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids-source.ts';
import type { Policies } from '../../platform/access/policies.ts';
import type { Db } from '../../platform/database/db.ts';
import { hashSecret, newSecret } from '../identity/public.ts';
import { writeLink } from './store/set-up.ts';

export type SetUpLinkParts = {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'bytes'>;
  readonly policies: () => Policies;
};

/**
 * Creates the one-time set-up link, to be printed where only the operator reads it. Each start makes a new one and
 * voids the previous one, since only the hash is kept. Undefined once the organisation exists.
 */
export async function ensureSetUpLink(
  { db, clock, ids, policies }: SetUpLinkParts,
  publicUrl: string,
): Promise<string | undefined> {
  const token = newSecret(ids);
  const { validFor } = policies().current.authentication.setUpLink;
  const isOpen = await writeLink(db, { hash: hashSecret(token), expiresAt: addMinutes(clock.now(), validFor.minutes) });
  return isOpen ? setUpUrl(publicUrl, token) : undefined;
}

/** In the fragment, which proxies and logs never see. */
const setUpUrl = (publicUrl: string, token: string): string => new URL(`/setup#token=${token}`, publicUrl).href;
