import type { RoleId } from '@muster/policy';
import { Type } from 'typebox';
import { addMinutes } from '../../kernel/clock.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { err, ok } from '../../kernel/result.ts';
import { defineApproval, type ClosedAs } from '../../platform/approvals/approvals.ts';
import { readAlone } from '../../platform/database/read.ts';
import { commanderOf, incidentsById, INCIDENT_COMMANDER, isOpen, type Incident } from '../incidents/public.ts';
import { answerCalls, whoIsOnCall } from '../oncall/public.ts';
import type { Ending, Rollback } from './domain/rollback.ts';
import { unansweredDue } from './due-kinds.ts';
import { endRollback } from './end-rollback.ts';
import { rollbackAuthorised } from './ledger-actions.ts';
import { goAhead } from './go-ahead.ts';
import { rollbackParts } from './parts.ts';
import { pageForApproval } from './page-people.ts';
import { lockCase } from './rollback-thing.ts';
import { rollbacksById } from './store/rollbacks.ts';

/** The policy's name for the next person on the SRE schedule after the requester. */
const NEXT_ON_CALL = 'next-on-call-sre';

/**
 * The commander approves a rollback. If the commander asked, or there is none, it passes to the next on call and then
 * to the roles the policy names (R24).
 */
export const rollbackApproval = defineApproval({
  name: 'rollback',
  parameters: Type.Object({}),
  // The request itself is locked; its subject is locked after its incident, like everywhere else (lockCase).
  lock: async () => {},

  async look({ db, policies, use }, asked) {
    const found = new Map(
      (
        await rollbacksById(
          db,
          asked.map(({ subject }) => subject),
        )
      ).map((each) => [each.id as string, each]),
    );
    const incidents = await readAlone(db, incidentsById([...found.values()].map(({ incidentId }) => incidentId)));
    const onCall = await whoIsOnCall(db, use(rollbackParts).host.clock.now());
    const others = policies.current.approvals.rollback.whenCommanderAsks;
    return asked.map(({ subject }) => {
      const rollback = found.get(subject);
      const incident = rollback && incidents.get(rollback.incidentId);
      if (rollback?.state !== 'asked' || incident === undefined || !isOpen(incident)) return undefined;
      return {
        facts: weighed(rollback),
        protection: { teamId: incident.teamId, visibility: incident.visibility },
        hands: handsFor(rollback, incident, onCall, others),
      };
    });
  },

  // Mail is too slow for an incident without a commander: possible approvers are paged until one answers (R24).
  async stillWaits(ctx, { subject, for: people }) {
    const here = await lockCase(ctx, subject);
    if (here?.rollback.state === 'asked') await pageForApproval(ctx, here.incident, people);
  },

  async apply(ctx, { subject, approval, requestedBy, isUnseparated }) {
    const here = await lockCase(ctx, subject);
    if (here?.rollback.state !== 'asked' || !isOpen(here.incident)) return err(nothingToApprove);
    if (here.executor.removedAt !== undefined) return err(noExecutor);
    const { rollback, incident } = here;
    const rule = ctx.policies.current.approvals.rollback;
    const answerBy = addMinutes(ctx.now, rule.executedWithin.minutes);
    const entry = ctx.record(rollbackAuthorised, {
      resource: { kind: 'incident', id: incident.id },
      policyVersion: incident.policyVersion,
      clause: rule.clause,
      data: {
        ...named(rollback),
        approval,
        requestedBy,
        unseparated: isUnseparated,
        answerBy: answerBy.toISOString(),
      },
    });
    ctx.due.supersede({ kind: 'rollback', id: rollback.id }, [unansweredDue], 'it is approved');
    await goAhead(ctx, here, { answerBy, entry, approval });
    return ok(undefined);
  },

  async closed(ctx, { subject, as }) {
    const here = await lockCase(ctx, subject);
    if (here?.rollback.state !== 'asked') return;
    await endRollback(ctx, here, endedAs[as]);
    await answerCalls(ctx, here.incident.id, ['rollback-asked']);
  },
});

const endedAs = {
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'unanswered',
  void: 'moot',
} as const satisfies Record<ClosedAs, Ending>;

/** The people behind the rule's roles, for this rollback. */
function handsFor(
  { requestedBy }: Rollback,
  incident: Incident,
  onCall: readonly PrincipalId[],
  others: readonly RoleId[],
): Readonly<Record<RoleId, readonly PrincipalId[]>> {
  const commander = commanderOf(incident);
  const next = onCall.filter((person) => person !== requestedBy).slice(0, 1);
  if (commander === undefined || commander === requestedBy) return { [INCIDENT_COMMANDER]: [], [NEXT_ON_CALL]: next };
  return { ...Object.fromEntries(others.map((role) => [role, []])), [INCIDENT_COMMANDER]: [commander] };
}

/** How every entry about a rollback identifies it. */
export const named = ({ id, target, to }: Rollback) => ({ rollback: id as string, target, to });

/** The facts that an approver decides on. */
const weighed = ({ target, to, from, evidence, executorId }: Rollback) => ({
  target,
  to,
  from: from ?? null,
  evidence,
  executor: executorId,
});

const nothingToApprove: AppError = {
  kind: 'conflict',
  code: 'rollbacks/nothing-to-approve',
  public: 'It is already decided, or its incident is over.',
  remedy: 'muster rollback list shows its state.',
};

const noExecutor: AppError = {
  kind: 'conflict',
  code: 'rollbacks/executor-removed',
  public: 'Its executor has been removed in the meantime.',
  remedy: 'Decline it; it can then be requested again with another executor.',
};
