import { Type } from 'typebox';
import { asId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import { defineApproval } from '../../platform/approvals/approvals.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { readAlone } from '../../platform/database/read.ts';
import { violationsService } from '../../platform/violations.ts';
import { commanderOf, INCIDENT_COMMANDER, incidentsById } from '../incidents/public.ts';
import type { Emergency } from './domain/emergency.ts';
import { breakGlassRatified } from './ledger-actions.ts';
import { lockBehindIncident } from './lock-behind-incident.ts';
import { emergenciesById, saveEmergency } from './store/emergencies.ts';

type As = 'commander' | 'governance';
const NAMES = { commander: 'break-glass-command', governance: 'break-glass-governance' } as const;

/** A ratification by one of the two accountable roles; each ratifies separately, on record (GOV 2.9, R2). */
const ratificationAs = (as: As) =>
  defineApproval({
    name: NAMES[as],
    parameters: Type.Object({}),
    // Nothing to do: the request is locked already, and its subject is locked after its incident in `settle`.
    lock: async () => {},
    async look({ db }, asked) {
      const found = await emergenciesById(
        db,
        asked.map(({ subject }) => subject),
      );
      const incidents = await readAlone(db, incidentsById([...new Set(found.map(({ incident }) => incident))]));
      return asked.map(({ subject }) => {
        const emergency = found.find(({ id }) => id === subject);
        const incident = emergency && incidents.get(emergency.incident);
        if (emergency === undefined || incident === undefined || ratifiedAt(emergency, as) !== undefined)
          return undefined;
        const commander = commanderOf(incident);
        return {
          facts: weighed(emergency),
          protection: { teamId: incident.teamId, visibility: incident.visibility },
          hands: { [INCIDENT_COMMANDER]: commander === undefined ? [] : [commander] },
        };
      });
    },
    // It was done before the request.
    apply: async () => ok(undefined),
    async ratified(ctx, { subject, isRatified }) {
      const emergency = await settle(ctx, subject, as, isRatified ? 'ratified' : 'refused');
      if (isRatified || emergency === undefined) return;
      const { approvals } = ctx.policies.current.changes.breakGlass;
      await ctx.use(violationsService).found(ctx, {
        clause: approvals.clause,
        what: ownWords(
          `The emergency change ${emergency.commit} under ${emergency.incidentCode} was approved, but its ratification was refused.`,
        ),
        about: emergency.grant === undefined ? [] : [emergency.grant.by],
        key: `break-glass/${emergency.id}/${as}`,
      });
    },
  });

export const commandRatification = ratificationAs('commander');
export const governanceRatification = ratificationAs('governance');
export const ratifications = [commandRatification, governanceRatification] as const;

async function settle(
  ctx: CommandContext,
  id: string,
  as: As,
  outcome: 'ratified' | 'refused',
): Promise<Emergency | undefined> {
  const found = await lockBehindIncident(ctx, id);
  if (found === undefined) return undefined;
  const { emergency, incident } = found;
  ctx.notBefore(emergency.lastInstant);
  const entry = asId<'entry'>(
    ctx.record(breakGlassRatified, {
      resource: { kind: 'break_glass', id },
      clause: ctx.policies.current.changes.breakGlass.approvals.clause,
      touched: [incident.id],
      data: { emergency: id, commit: emergency.commit, as, outcome },
    }),
  );
  const ratified =
    outcome === 'ratified' ? { [as === 'commander' ? 'commandRatifiedAt' : 'governanceRatifiedAt']: ctx.now } : {};
  return saveEmergency(ctx.tx, { ...emergency, ...ratified }, ctx.now, entry);
}

const ratifiedAt = ({ commandRatifiedAt, governanceRatifiedAt }: Emergency, as: As): Date | undefined =>
  as === 'commander' ? commandRatifiedAt : governanceRatifiedAt;

/** The fixed facts of the approval: a vote is bound to this particular grant. */
const weighed = ({ commit, incidentCode, grant, requestedBy, justification }: Emergency) => ({
  commit,
  incident: incidentCode,
  requestedBy,
  approvedBy: grant?.by ?? null,
  selfApproved: grant?.isSelfApproved ?? null,
  justification,
});
