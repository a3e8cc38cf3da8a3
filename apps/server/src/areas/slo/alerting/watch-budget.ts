import type { PolicySnapshot } from '@muster/policy';
import { shorten } from '../../../kernel/shorten.ts';
import { addMinutes, isBefore, minutesBetween } from '../../../kernel/clock.ts';
import type { IncidentId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { createIncidents, factsFromMonitoring, incidentsById, isOpen } from '../../incidents/public.ts';
import type { Objective } from '../domain/objective.ts';
import { burningWords, type Alarm } from '../domain/words.ts';
import { objectiveBurning, objectiveCalm } from '../ledger-actions.ts';
import type { Standing } from '../standing.ts';
import {
  alertsOf,
  dropAlert,
  keepIncident,
  markClear,
  saveAlert,
  type BurnAlert,
  type Level,
} from '../store/alerts.ts';
import { burningNow } from './burning.ts';

/**
 * Opens an incident when an objective burns its budget too fast, or joins the objective's open one; reports how long
 * the objective has been breached, which may make it a SEV-1 (GOV 3.1.1, R12); and drops a condition once it has been
 * clear for the policy's time. The caller has locked the objective's row. @returns the incident that the next alert
 * joins while it is open
 */
export async function watchBudget(
  ctx: CommandContext,
  objective: Objective,
  standing: Standing,
  known: IncidentId | undefined,
): Promise<IncidentId | undefined> {
  const policy = ctx.policies.current;
  const burning = await burningNow(ctx.tx, objective, standing, policy, ctx.now);
  let incident = known;
  for (const level of ['page', 'ticket'] as const) {
    const alarm = burning.get(level);
    const before = (await alertsOf(ctx.tx, objective.id)).find((each) => each.level === level);
    if (alarm === undefined) {
      if (before !== undefined) await calmDown(ctx, before, policy);
    } else if (before === undefined) incident = await raise(ctx, objective, level, alarm, incident);
    else {
      if (before.clearSince !== undefined) await markClear(ctx.tx, before, undefined);
      if (level === 'page') await tellFor(ctx, before, policy);
    }
  }
  return incident;
}

/** The breach clock stops only once the condition has been false for the policy's time (R12). */
async function calmDown(ctx: CommandContext, alert: BurnAlert, policy: PolicySnapshot): Promise<void> {
  const { resetsAfterClearFor } = policy.clocks.sloBreach;
  if (alert.clearSince === undefined) return markClear(ctx.tx, alert, ctx.now);
  if (isBefore(ctx.now, addMinutes(alert.clearSince, resetsAfterClearFor.minutes))) return;
  ctx.record(objectiveCalm, {
    resource: { kind: 'objective', id: alert.objective },
    touched: [alert.incidentId],
    clause: policy.errorBudget.alerts.clause,
    data: { objective: alert.objective, level: alert.level, since: alert.since.toISOString() },
  });
  await dropAlert(ctx.tx, alert);
}

async function raise(
  ctx: CommandContext,
  objective: Objective,
  level: Level,
  alarm: Alarm,
  known: IncidentId | undefined,
): Promise<IncidentId> {
  const { clause } = ctx.policies.current.errorBudget.alerts;
  const open = known === undefined ? undefined : (await readAlone(ctx.tx, incidentsById([known]))).get(known);
  const joined = open !== undefined && isOpen(open);
  const incidentId = joined ? open.id : await openIncident(ctx, objective, level, alarm);
  const alert = {
    objective: objective.id,
    level,
    since: ctx.now,
    clearSince: undefined,
    why: burningWords(alarm),
    incidentId,
  };
  const entry = ctx.record(objectiveBurning, {
    resource: { kind: 'objective', id: objective.id },
    touched: [incidentId],
    clause,
    data: { objective: objective.id, level, joined, ...alarm },
  });
  await saveAlert(ctx.tx, alert, entry);
  await keepIncident(ctx.tx, objective.id, incidentId, ctx.now, entry);
  if (joined && level === 'page') await tellFor(ctx, alert, ctx.policies.current);
  return incidentId;
}

async function openIncident(
  ctx: CommandContext,
  objective: Objective,
  level: Level,
  alarm: Alarm,
): Promise<IncidentId> {
  const { opens, facts } = ctx.policies.current.errorBudget.alerts;
  const [incident] = await createIncidents(ctx, [
    {
      title: ownWords(shorten(`${objective.id} ${objective.title}: ${burningWords(alarm)}`, LONGEST_TITLE)),
      facts: level === 'page' ? { [facts.degraded]: true } : {},
      atLeast: { severity: opens[level], source: 'policy' },
      isDrill: false,
      visibility: 'organisation',
      at: ctx.now,
    },
  ]);
  if (incident === undefined) throw new Error('no incident was opened');
  return incident.id;
}

const LONGEST_TITLE = 200;

/** Reports the breach duration as a fact of the incident: above the policy's bound it is a SEV-1. */
async function tellFor(ctx: CommandContext, alert: BurnAlert, policy: PolicySnapshot): Promise<void> {
  const { facts } = policy.errorBudget.alerts;
  await factsFromMonitoring(ctx, alert.incidentId, {
    [facts.degraded]: true,
    [facts.breachedFor]: Math.floor(minutesBetween(alert.since, ctx.now)),
  });
}
