import type { Actor } from '../../../kernel/actor.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Policies } from '../../../platform/commands/policies.ts';
import type { Db } from '../../../platform/database/db.ts';
import { judge, ORGANISATION } from '../../identity/public.ts';
import { privacyPermissions } from '../permissions.ts';

/** What a verdict on revealing is read from. */
export type PrivacyReads = { readonly db: Db; readonly policies: () => Policies };

/** Whether this reader would be told whom a pseudonym stands for, so that a page can say so before they give a reason. */
export async function mayReveal({ db, policies }: PrivacyReads, actor: Actor): Promise<Decision | undefined> {
  const verdicts = await judge({ db, policies: policies() }, actor, [privacyPermissions.reveal], ORGANISATION);
  return verdicts?.get(privacyPermissions.reveal.name);
}
