import type { PolicySnapshot } from '@muster/policy';
import { addMinutes, isBefore } from '../../kernel/clock.ts';
import { asId } from '../../kernel/ids.ts';
import { ownWords } from '../../kernel/scrubbed.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { readAlone } from '../../platform/database/read.ts';
import { voided, type DeadlineOutcome } from '../../platform/due/outcome.ts';
import type { AlertBegan } from '../../platform/hooks.ts';
import { incidentsById } from '../incidents/public.ts';
import { hear, submitEvents } from '../telemetry/public.ts';
import { driftAckDue, driftAckWarning } from './due-kinds.ts';
import { objectiveBurning } from './ledger-actions.ts';

const SOURCE = 'muster-acknowledgements';

type Acknowledgement = Extract<PolicySnapshot['slos'][string]['objective'], { kind: 'acknowledgement' }>;

/** The policy's objective that counts acknowledgements, if any. */
const counted = (policy: PolicySnapshot): { id: string; clause: string; rule: Acknowledgement } | undefined => {
  for (const [id, { objective, clause }] of Object.entries(policy.slos))
    if (objective.kind === 'acknowledgement') return { id, clause, rule: objective };
  return undefined;
};

/**
 * Counts new drift alerts of the policy's severity: each must be acknowledged, and is judged when its time is over (GOV
 * 4.5, R8).
 */
export async function countDriftAlerts(ctx: CommandContext, began: readonly AlertBegan[]): Promise<void> {
  const objective = counted(ctx.policies.current);
  if (objective === undefined) return;
  const { id: series, rule } = objective;
  const drifts = began.filter(
    ({ labels, severity, isDrill }) =>
      !isDrill && severity === rule.severity && labels[rule.marked.label] === rule.marked.value,
  );
  if (drifts.length === 0) return;
  await submitEvents(
    ctx,
    SOURCE,
    drifts.map(({ alert, receivedAt }) => ({ series, key: alert, at: receivedAt, state: 'pending', sequence: 0 })),
  );
  for (const { alert, incident, receivedAt } of drifts) {
    const payload = { alert, incident, at: receivedAt.toISOString() };
    const subject = { kind: 'objective', id: series };
    ctx.due.plan({
      kind: driftAckWarning,
      key: alert,
      subject,
      dueAt: addMinutes(receivedAt, rule.warnAfter.minutes),
      payload,
    });
    ctx.due.plan({
      kind: driftAckDue,
      key: alert,
      subject,
      dueAt: addMinutes(receivedAt, rule.within.minutes),
      payload,
    });
  }
}

type Due = { readonly alert: string; readonly incident: string; readonly at: string };

/** Notes on the incident that the acknowledgement is almost late; the incident's own clock pages. */
export async function warnOfAcknowledgement(ctx: CommandContext, due: Due): Promise<DeadlineOutcome | void> {
  const objective = counted(ctx.policies.current);
  if (objective === undefined || (await acknowledgedAt(ctx, due)) !== undefined)
    return voided(ownWords('it is acknowledged'));
  ctx.record(objectiveBurning, {
    resource: { kind: 'objective', id: objective.id },
    touched: [due.incident],
    clause: objective.clause,
    data: {
      objective: objective.id,
      level: 'ticket',
      joined: true,
      unacknowledged: true,
    },
  });
}

/**
 * Good if acknowledged in time, to the second and inclusively; bad otherwise. Checks once more a minute later, in case
 * an acknowledgement was being committed at that moment.
 */
export async function judgeAcknowledgement(ctx: CommandContext, due: Due): Promise<void> {
  const objective = counted(ctx.policies.current);
  if (objective === undefined) return;
  const at = new Date(due.at);
  const late = addMinutes(at, objective.rule.within.minutes);
  const acknowledged = await acknowledgedAt(ctx, due);
  const isGood = acknowledged !== undefined && !isBefore(late, acknowledged);
  await submitEvents(ctx, SOURCE, [
    {
      series: objective.id,
      key: due.alert,
      at,
      state: isGood ? 'good' : 'bad',
      cause: `incident:${due.incident}`,
      sequence: ctx.now.getTime(),
    },
  ]);
  const isFirstLook = ctx.now.getTime() < addMinutes(late, 1).getTime();
  if (!isGood && isFirstLook)
    ctx.due.plan({
      kind: driftAckDue,
      key: `${due.alert}/again`,
      subject: { kind: 'objective', id: objective.id },
      dueAt: addMinutes(late, 1),
      payload: due,
    });
}

async function acknowledgedAt(ctx: CommandContext, { incident }: Due): Promise<Date | undefined> {
  const id = asId<'incident'>(incident);
  const found = (await readAlone(ctx.tx, incidentsById([id]))).get(id);
  return found === undefined || found.phase === 'declared' ? undefined : found.acknowledgedAt;
}

/** Once something has been counted, reports regularly that this source is alive. */
export async function hearAcknowledgements(ctx: CommandContext, connected: ReadonlySet<string>): Promise<void> {
  const objective = counted(ctx.policies.current);
  if (objective !== undefined && connected.has(objective.id)) await hear(ctx, SOURCE, [objective.id]);
}
