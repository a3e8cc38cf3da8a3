import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { asOneStatement } from '../../../platform/database/insertion.ts';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { namedFrom, servicesNamed, type NamedServices } from '../../catalog/public.ts';
import type { Alert } from '../domain/alert.ts';
import { demandsOf, groupKey } from '../domain/group.ts';
import type { EvaluatedSignal } from '../domain/evaluated-signal.ts';
import type { Integration } from '../domain/integration.ts';
import { readSeverity, servicesIn } from '../domain/mapping.ts';
import { planFiringAgain, planRelease } from '../commands/plan-release.ts';
import { placeGroups } from '../intake/place-groups.ts';
import { recordBatch } from '../intake/record-batch.ts';
import { whoBegan } from '../intake/decide-batch.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { changedAlerts, newAlerts } from '../store/alerts.ts';
import { newBatchContents } from '../store/batch-contents.ts';
import { placesFrom, placesOf } from '../store/groups.ts';
import { lockHeld, placeHeld } from '../store/held-alerts.ts';
import { integrationsOf } from '../store/integrations.ts';
import { lockStillFiring } from '../store/still-firing.ts';
import { lockSuppression } from '../store/suppressions.ts';
import { holdSuppressed } from '../intake/hold-suppressed.ts';

const AT_ONCE = 250;

/**
 * Judges the next alerts that a suppression held and that still fire, as if they fired now: each joins its group's open
 * incident or opens one. Those that another suppression now covers stay held by that.
 */
export async function releaseSome(ctx: CommandContext, suppression: string): Promise<void> {
  const waiting = await lockHeld(ctx.tx, asId(suppression), AT_ONCE);
  const last = waiting.at(-1);
  if (last !== undefined) {
    const { placed, held, contents } = await judgeNow(ctx, waiting);
    await deferWrites(ctx.tx, [placeHeld([...placed, ...held]), contents]);
    await tellWhoBegan(ctx, placed);
  }
  if (last !== undefined && waiting.length === AT_ONCE) planRelease(ctx, suppression, last.id);
  else planFiringAgain(ctx, suppression);
}

/**
 * Judges the next alerts that a suppression covers and that fired all along, but whose incident was resolved meanwhile:
 * they fire again, as their sender's next delivery would have it. Those on an open incident are left alone.
 */
export async function fireAgain(ctx: CommandContext, suppression: string, after: string): Promise<void> {
  const over = await lockSuppression(ctx.tx, suppression);
  if (over === undefined) return;
  const found = await lockStillFiring(ctx.tx, over, { after, limit: AT_ONCE });
  const { never } = ctx.policies.current.alerts.suppression;
  const provisional = ctx.policies.current.triage.unclassified.provisionalSeverity;
  const unseen = found.flatMap(({ alert, isSeenTo }) =>
    isSeenTo || never.includes(alert.severity ?? provisional) ? [] : [alert],
  );
  if (unseen.length > 0) {
    const { placed, held, contents } = await judgeNow(
      ctx,
      unseen.map((alert) => anew(ctx, alert)),
    );
    await deferWrites(ctx.tx, [
      // First: an alert's old episode must be over before the next one fires.
      changedAlerts(
        unseen.map((alert) => ({ alert: { ...alert, state: 'resolved', endsAt: undefined }, isReworded: false })),
      ),
      asOneStatement([newAlerts([...placed, ...held]), contents]),
    ]);
    await tellWhoBegan(ctx, placed);
  }
  const last = found.at(-1);
  if (last !== undefined && found.length === AT_ONCE) planFiringAgain(ctx, suppression, last.alert.id);
}

/** The next occurrence with the same start, as when a sender reports it firing again (R43). */
const anew = ({ ids, now }: CommandContext, alert: Alert): Alert => ({
  ...alert,
  id: asId(ids.row(now)),
  occurrence: alert.occurrence + 1,
  incidentId: undefined,
  heldBy: undefined,
  entryId: undefined,
  receivedAt: now,
  heardAt: now,
  overHeardAt: undefined,
  deliveries: 1,
});

/** Places each alert as if it fired now, or finds what holds it; recorded in the ledger, not yet written. */
async function judgeNow(ctx: CommandContext, alerts: readonly Alert[]) {
  const [integrations, services] = [
    await integrationsOf(ctx.tx, [...new Set(alerts.map(({ integrationId }) => integrationId))]),
    namedFrom((await servicesNamed(servicesOf(alerts)).execute(ctx.tx)).rows),
  ];
  const signals = alerts.flatMap((alert) => heardNow(ctx, alert, integrations.get(alert.integrationId), services));
  const holding = await holdSuppressed(ctx, signals);
  const free = signals.filter(({ alert }) => !holding.has(alert));
  const demands = demandsOf(free, ctx.policies.current.triage.unclassified.provisionalSeverity);
  const known = placesFrom((await placesOf(demands.map(({ group }) => group)).execute(ctx.tx)).rows);
  const places = await placeGroups(ctx, demands, known);
  const byId = new Map<string, Alert>(alerts.map((alert) => [alert.id, alert]));
  const changes = free.flatMap((heard) => {
    const alert = byId.get(heard.alert);
    return alert === undefined
      ? []
      : [{ heard, alert: { ...alert, incidentId: places.get(groupKey(heard.group))?.incident } }];
  });
  const opened = [...places.values()].flatMap(({ how, incident }) => (how === 'opened' ? [incident] : []));
  const recorded = await recordBatch(ctx, ctx.use(alertReadsService).vault, changes, new Set(opened));
  return {
    placed: changes.map(({ alert }) => ({ ...alert, entryId: recorded?.entry })),
    held: [...holding].flatMap(([name, by]) => {
      const alert = byId.get(name);
      return alert === undefined ? [] : [{ ...alert, heldBy: by.id }];
    }),
    contents: recorded && newBatchContents(recorded.entry, recorded.contents),
  };
}

async function tellWhoBegan(ctx: CommandContext, placed: readonly Alert[]): Promise<void> {
  const began = placed.flatMap(whoBegan);
  if (began.length > 0) await ctx.use(hooksService).onAlertsBegan(ctx, began);
}

const servicesOf = (alerts: readonly Alert[]): string[] => [
  ...new Set(alerts.flatMap(({ labels }) => servicesIn(labels))),
];

/** The signal the intake would hear now. The team stays the one assigned on receipt. */
function heardNow(
  ctx: CommandContext,
  alert: Alert,
  integration: Integration | undefined,
  services: NamedServices,
): EvaluatedSignal[] {
  if (integration === undefined) throw new Error('an alert is of no integration');
  const { id, integrationId, fingerprint, startsAt, labels, annotations, generatorUrl, groupHash, isDrill } = alert;
  return [
    {
      verdict: 'began',
      isReworded: false,
      signal: { status: 'firing', fingerprint, startsAt, endsAt: undefined, labels, annotations, generatorUrl },
      reading: readSeverity(labels, integration.mapping, ctx.policies.current),
      group: { integrationId, hash: groupHash, isDrill },
      teamId: alert.teamId,
      service: alert.service === undefined ? undefined : services.get(alert.service.toLowerCase()),
      integration,
      at: ctx.now,
      alert: id,
    },
  ];
}
