import type { Static } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import { ORGANISATION } from '../../../kernel/protected.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { defineService } from '../../../kernel/services.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, teamNames } from '../../identity/public.ts';
import type { Service as Found } from '../domain/service.ts';
import { verbsOnService } from '../verbs.ts';
import type { Service } from './service-schema.ts';

export type ServiceView = Static<typeof Service>;

/** The clock for deciding what may be done now. */
export const clockService = defineService<Clock>('catalog.clock');

/** Services as this actor sees them, with what they may do. */
export async function viewsFor(
  reader: Reader & { readonly now: Date },
  actor: Actor,
  services: readonly Found[],
): Promise<readonly ServiceView[]> {
  const teams = await teamNames(reader.db);
  const decisions = (await judge(reader, actor, permissionsOf(verbsOnService), ORGANISATION)) ?? new Map();
  const here = { actor, policy: reader.policies.current, now: reader.now };
  return services.map((service) => {
    const { name, kind, teamId, tier, userFacing, runbook, version } = service;
    const team = teamId && teams.get(teamId);
    return {
      name,
      kind,
      ...(teamId === undefined || team === undefined ? {} : { team: { id: teamId, name: team } }),
      ...(tier === undefined ? {} : { tier }),
      ...(userFacing === undefined ? {} : { userFacing }),
      ...(runbook === undefined ? {} : { runbook }),
      links: [...service.links],
      dependsOn: [...service.dependsOn],
      addresses: [...service.addresses],
      version,
      may: mayOn(verbsOnService, service, decisions, here),
    };
  });
}
