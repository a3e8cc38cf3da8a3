import type { PolicySnapshot, RoleId, Severity } from '@muster/policy';
import type { Kysely } from 'kysely';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ORGANISATION, type Protected } from '../../../kernel/protected.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { settleAll } from '../../../platform/database/pipeline/settle-all.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { holdersByRole, membersOfTeam, whoMaySee } from '../../identity/public.ts';
import { commanderOf, commandersSince, incidentsById } from '../../incidents/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import type { Staffing } from '../domain/parts.ts';

type Resource = { readonly kind: string; readonly id: string };

/** What an act is about: enough to decide whom to tell. */
export type Concern = {
  /** Its display name. */
  readonly name: string;
  readonly protection: Protected;
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  /** For an incident, its current commander (empty if none); undefined for anything else. */
  readonly commanders: readonly PrincipalId[] | undefined;
};

/**
 * Resolves an act's subject: an incident has its own protection, anything else is visible to the organisation.
 * Undefined if the incident does not exist.
 */
export async function concernOf(db: Kysely<unknown>, { kind, id }: Resource): Promise<Concern | undefined> {
  if (kind !== 'incident')
    return { name: id, protection: ORGANISATION, severity: undefined, isDrill: false, commanders: undefined };
  const [incident] = (await readAlone(db, incidentsById([asId<'incident'>(id)]))).values();
  if (incident === undefined) return undefined;
  const commander = commanderOf(incident);
  return {
    name: incident.code,
    protection: { teamId: incident.teamId, visibility: incident.visibility },
    severity: incident.severity,
    isDrill: incident.isDrill,
    commanders: commander === undefined ? [] : [commander],
  };
}

/** Who holds each role for this subject now, who is on call, and who may see it. */
export async function staffingOf(
  reader: Reader,
  { protection, commanders }: Pick<Concern, 'protection' | 'commanders'>,
  now: Date,
): Promise<Staffing> {
  const policy = reader.policies.current;
  const { db } = reader;
  const [appointed, ownerTeam, onCall, perIncident] = await settleAll([
    holdersByRole(db, Object.keys(policy.roles.raci), protection),
    protection.teamId === undefined ? Promise.resolve([]) : membersOfTeam(db, protection.teamId),
    whoIsOnCall(db, now),
    commanders === undefined ? recentCommanders(reader, policy, now) : Promise.resolve(commanders),
  ]);
  const holders = new Map<RoleId, readonly PrincipalId[]>(appointed);
  for (const [role, { held }] of Object.entries(policy.roles.raci))
    if (held === 'per-incident') holders.set(role, perIncident);
  const people = [...[...holders.values()].flat(), ...ownerTeam];
  return {
    holders,
    onCall: new Set(onCall),
    ownerTeam,
    // Commanders see the incident they command, whichever team it is restricted to.
    maySee: new Set([...(await whoMaySee(reader, people, protection)), ...(commanders ?? [])]),
  };
}

const recentCommanders = async ({ db }: Reader, policy: PolicySnapshot, now: Date) =>
  commandersSince(db, addMinutes(now, -policy.accountability.commanderElsewhere.commandedWithin.minutes));
