import type { Actor } from '../../../kernel/actor.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Db } from '../../../platform/database/db.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { withinIdentity, type People } from '../identity-map/people.ts';
import { standingsOf } from '../store/standings.ts';
import { grantsOf } from '../store/grants.ts';
import { serviceNamesOf } from '../store/principals.ts';
import { timeZoneOf } from './time-zone.ts';
import { auditorAccess } from '../store/auditor-accesses.ts';

/** What a signed-in principal sees about themselves. */
export async function whoAmI(db: Db, people: People, actor: Extract<Actor, { readonly id: PrincipalId }>) {
  const [details, services, grants, standings, zone, access] = await Promise.all([
    people.detailsOf(db, [actor.id]),
    readAlone(db, serviceNamesOf([actor.id])),
    grantsOf(db, [actor.id]),
    standingsOf(db, [actor.id]),
    timeZoneOf(db, actor.id),
    auditorAccess(db, actor.id),
  ]);
  const held = new Set(grants.map(({ role }) => role));
  const kept = details.get(actor.id);
  const known = kept && withinIdentity.take(kept);
  return {
    principal: {
      id: actor.id,
      kind: actor.kind,
      name: known?.name ?? services.get(actor.id) ?? '',
      email: known?.email ?? '',
      ...(zone === undefined ? {} : { timeZone: zone }),
    },
    ...(access === undefined ? {} : { outside: { until: access.endsAt.toISOString() } }),
    roles: grants.map(({ role, teamId }) => ({ role, ...(teamId === undefined ? {} : { teamId }) })),
    contactRoles: (standings.get(actor.id)?.roles ?? []).map(({ role }) => role).filter((role) => !held.has(role)),
  };
}
