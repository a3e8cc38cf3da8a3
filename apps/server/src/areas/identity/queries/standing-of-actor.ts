import type { Kysely } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Standing } from '../domain/may-act.ts';
import { standingsOf } from '../store/standings.ts';

/** What an actor is at this moment. Undefined for strangers and for Muster's own parts, which have no roles. */
export async function standingOfActor(db: Kysely<unknown>, actor: Actor): Promise<Standing | undefined> {
  if (actor.kind !== 'person' && actor.kind !== 'service') return undefined;
  const standing = (await standingsOf(db, [actor.id])).get(actor.id);
  return standing && actor.kind === 'service' ? { ...standing, scopes: actor.scopes } : standing;
}
