import type { Static } from 'typebox';
import { principalOf, type Actor } from '../../../kernel/actor.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { defineService, type UseService } from '../../../kernel/services.ts';
import { readerService, type Reader } from '../../../platform/access/access.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { mayOn, permissionsOf } from '../../../platform/verbs/may.ts';
import { judge, peopleService } from '../../identity/public.ts';
import { incidentsById, rolesOnIncident } from '../../incidents/public.ts';
import { standingOf, type Emergency as Found } from '../domain/emergency.ts';
import { REQUESTER } from '../permissions.ts';
import { verbsOnEmergency } from '../verbs.ts';
import type { Emergency } from './emergency-schema.ts';

type EmergencyView = Static<typeof Emergency>;

export const clockService = defineService<Clock>('break-glass.clock');

export type EmergencyReader = Reader & { readonly use: UseService; readonly now: Date };

export const emergencyReader = (use: UseService): EmergencyReader => ({
  ...use(readerService)(),
  use,
  now: use(clockService).now(),
});

/** Emergency changes as this actor sees them, with what they may do. Those they may not see are left out. */
export async function viewsFor(
  reader: EmergencyReader,
  actor: Actor,
  found: readonly Found[],
): Promise<readonly EmergencyView[]> {
  const person = await reader.use(peopleService).viewsOf(reader.db, [...new Set(found.flatMap(peopleOf))]);
  const incidents = await readAlone(reader.db, incidentsById([...new Set(found.map(({ incident }) => incident))]));
  const here = { actor, policy: reader.policies.current, now: reader.now };
  const views: EmergencyView[] = [];
  for (const emergency of found) {
    const incident = incidents.get(emergency.incident);
    if (incident === undefined) continue;
    const roles = [
      ...(await rolesOnIncident(reader.db, actor, incident, reader.now)),
      ...(principalOf(actor) === emergency.requestedBy ? [REQUESTER] : []),
    ];
    const decisions = await judge(reader, actor, permissionsOf(verbsOnEmergency), incident, roles);
    if (decisions === undefined) continue;
    const named = (name: string, id: PrincipalId | undefined) =>
      id === undefined ? {} : { [name]: shown(person(id)) };
    const { grant, declined, applied, reapplied, retrospective } = emergency;
    views.push({
      id: emergency.id,
      incident: emergency.incidentCode,
      commit: emergency.commit,
      ...(emergency.repository === undefined ? {} : { repository: emergency.repository }),
      standing: standingOf(emergency, reader.now),
      justification: emergency.justification,
      ...named('author', emergency.author),
      requestedBy: shown(person(emergency.requestedBy)),
      requestedAt: emergency.requestedAt.toISOString(),
      ...named('approvedBy', grant?.by),
      ...at('approvedAt', grant?.at),
      selfApproved: grant?.isSelfApproved ?? false,
      ...at('expiresAt', grant?.expiresAt),
      ...named('declinedBy', declined?.by),
      ...at('declinedAt', declined?.at),
      ...at('lapsedAt', emergency.lapsedAt),
      ...at('appliedAt', applied?.at),
      onBranch: applied?.isOnBranch ?? false,
      ...at('reapplyBy', applied?.reapplyBy),
      ...at('revertedAt', emergency.revertedAt),
      ...at('reappliedAt', reapplied?.at),
      ...(reapplied === undefined ? {} : { reappliedBy: reapplied.by }),
      ...at('missedAt', emergency.missedAt),
      ...(retrospective === undefined ? {} : { retrospective: retrospective.text }),
      ...named('retrospectiveBy', retrospective?.by),
      ...at('retrospectiveAt', retrospective?.at),
      ...at('commandRatifiedAt', emergency.commandRatifiedAt),
      ...at('governanceRatifiedAt', emergency.governanceRatifiedAt),
      version: emergency.version,
      may: mayOn(verbsOnEmergency, { emergency, incident }, decisions, here),
    });
  }
  return views;
}

const at = (name: string, moment: Date | undefined) => (moment === undefined ? {} : { [name]: moment.toISOString() });

const shown = ({ id, initials, name }: { id: string; initials: string; name?: string | undefined }) => ({
  id,
  initials,
  ...(name === undefined ? {} : { name }),
});

const peopleOf = ({ author, requestedBy, grant, declined, retrospective }: Found): readonly PrincipalId[] =>
  [author, requestedBy, grant?.by, declined?.by, retrospective?.by].filter((id) => id !== undefined);
