import type { Actor } from '../../../kernel/actor.ts';
import type { TeamId } from '../../../kernel/ids.ts';
import { seesEveryTeam, visibleTeamsOf } from '../domain/may-act.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { standingOfActor } from './standing-of-actor.ts';

/** The teams whose own things an actor may see, for the `where` of a list. What the organisation may see is not meant. */
export async function visibleTeams({ db, policies }: Reader, actor: Actor): Promise<'all' | readonly TeamId[]> {
  if (actor.kind === 'system') return 'all';
  const standing = await standingOfActor(db, actor);
  if (!standing?.isMember) return [];
  return seesEveryTeam(policies.current, standing) ? 'all' : visibleTeamsOf(policies.current, standing);
}
