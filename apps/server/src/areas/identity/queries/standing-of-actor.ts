import type { Kysely } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { type Standing, seesEveryTeam, visibleTeamsOf } from '../domain/may-act.ts';
import { standingsOf } from '../store/standings.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/access/access.ts';

/** An actor's current authority. Undefined for strangers and for Muster's own parts, which have no roles. */
export async function standingOfActor(db: Kysely<unknown>, actor: Actor): Promise<Standing | undefined> {
  if (actor.kind !== 'person' && actor.kind !== 'service') return undefined;
  const standing = (await standingsOf(db, [actor.id])).get(actor.id);
  return standing && actor.kind === 'service' ? { ...standing, scopes: actor.scopes } : standing;
}

/** The teams whose restricted data an actor may see, for a list's `where`. Organisation-wide data is not covered. */
export async function visibleTeams({ db, policies }: Reader, actor: Actor): Promise<'all' | readonly TeamId[]> {
  if (actor.kind === 'system') return 'all';
  const standing = await standingOfActor(db, actor);
  if (!standing?.isMember) return [];
  return seesEveryTeam(policies.current, standing) ? 'all' : visibleTeamsOf(policies.current, standing);
}
