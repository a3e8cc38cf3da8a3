import type { PolicySnapshot, RoleId, Severity } from '@muster/policy';
import type { Kysely } from 'kysely';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ORGANISATION, type Protected } from '../../../kernel/protected.ts';
import type { Reader } from '../../../platform/access/access.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { holdersByRole, membersOfTeam, whoMaySee } from '../../identity/public.ts';
import { commanderOf, commandersSince, incidentsById } from '../../incidents/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import type { Staffing } from '../domain/parts.ts';

type Resource = { readonly kind: string; readonly id: string };

/** What an act is about, as far as telling others of it goes. */
export type Concern = {
  /** What people call it by. */
  readonly name: string;
  readonly protection: Protected;
  readonly severity: Severity | undefined;
  readonly isDrill: boolean;
  /** Of an incident, whoever commands it now; undefined where it is about something else. */
  readonly commanders: readonly PrincipalId[] | undefined;
};

/** Of acts about incidents, what they are about; everything else is the organisation's. Undefined: it is not there. */
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

/** Who holds what on it at this moment, who is on call, and who may know of it. */
export async function staffingOf(
  reader: Reader,
  { protection, commanders }: Pick<Concern, 'protection' | 'commanders'>,
  now: Date,
): Promise<Staffing> {
  const policy = reader.policies.current;
  const appointed = await holdersByRole(reader.db, Object.keys(policy.roles.raci), protection);
  const holders = new Map<RoleId, readonly PrincipalId[]>(appointed);
  const perIncident = Object.entries(policy.roles.raci).filter(([, { held }]) => held === 'per-incident');
  for (const [role] of perIncident) holders.set(role, commanders ?? (await recentCommanders(reader, policy, now)));
  const ownerTeam = protection.teamId === undefined ? [] : await membersOfTeam(reader.db, protection.teamId);
  const people = [...[...holders.values()].flat(), ...ownerTeam];
  return {
    holders,
    onCall: new Set(await whoIsOnCall(reader.db)),
    ownerTeam,
    // Whoever commands sees what they command, whatever team it is kept to.
    maySee: new Set([...(await whoMaySee(reader, people, protection)), ...(commanders ?? [])]),
  };
}

const recentCommanders = async ({ db }: Reader, policy: PolicySnapshot, now: Date) =>
  commandersSince(db, addMinutes(now, -policy.accountability.commanderElsewhere.commandedWithin.minutes));
