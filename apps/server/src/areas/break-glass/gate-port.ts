import type { Kysely } from 'kysely';
import { readAlone } from '../../platform/database/read.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { PolicySnapshot } from '@muster/policy';
import type { BreakGlass } from '../deployments/public.ts';
import { incidentsById, isOpen } from '../incidents/public.ts';
import { applyNow } from './apply-now.ts';
import type { Emergency } from './domain/emergency.ts';
import { lockBehindIncident } from './lock-behind-incident.ts';
import { grantedFor } from './store/emergencies.ts';

/** The grant that lets a commit pass now: unexpired, under an incident that is open and severe enough. */
export async function grantFor(
  db: Kysely<unknown>,
  policy: PolicySnapshot,
  commit: string,
  now: Date,
): Promise<Emergency | undefined> {
  const granted = await grantedFor(db, commit, now);
  if (granted.length === 0) return undefined;
  const incidents = await readAlone(db, incidentsById([...new Set(granted.map(({ incident }) => incident))]));
  return granted.find(({ incident: id }) => {
    const incident = incidents.get(id);
    return (
      incident !== undefined && isOpen(incident) && policy.changes.breakGlass.severities.includes(incident.severity)
    );
  });
}

/** What the deploy gate calls: deploying under a grant applies the change. */
export const breakGlassPort: BreakGlass = {
  vouch: async (db, policy, { commit }, now) => (await grantFor(db, policy, commit, now))?.id,
  used: async (ctx, { commit }) => {
    await applyGrant(ctx, commit, { isOnBranch: false });
  },
};

/** Applies the change under the commit's current grant. @returns its id; undefined if there is no grant */
export async function applyGrant(
  ctx: CommandContext,
  commit: string,
  how: { readonly isOnBranch: boolean; readonly patch?: Emergency['patch'] },
): Promise<string | undefined> {
  const grant = await grantFor(ctx.tx, ctx.policies.current, commit, ctx.now);
  const found = grant && (await lockBehindIncident(ctx, grant.id));
  if (found === undefined) return undefined;
  ctx.notBefore(found.emergency.lastInstant);
  await applyNow(ctx, found, how);
  return found.emergency.id;
}
