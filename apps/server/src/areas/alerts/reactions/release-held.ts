import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { hooksService } from '../../../platform/hooks.ts';
import { namedFrom, servicesNamed, type NamedServices } from '../../catalog/public.ts';
import type { Alert } from '../domain/alert.ts';
import { demandsOf, groupKey } from '../domain/group.ts';
import type { HeardSignal } from '../domain/heard-signal.ts';
import type { Integration } from '../domain/integration.ts';
import { readSeverity, servicesIn } from '../domain/mapping.ts';
import { planRelease } from '../commands/plan-release.ts';
import { placeGroups } from '../intake/place-groups.ts';
import { recordBatch } from '../intake/record-batch.ts';
import { whoBegan } from '../intake/who-began.ts';
import { alertReadsService } from '../queries/alert-reads.ts';
import { newBatchContents } from '../store/batch-contents.ts';
import { placesFrom, placesOf } from '../store/groups.ts';
import { lockHeld, placeHeld } from '../store/held-alerts.ts';
import { integrationsOf } from '../store/integrations.ts';
import { holdSuppressed } from '../intake/hold-suppressed.ts';

const AT_ONCE = 250;

/**
 * Judges the next of what a suppression held and still fires, as if it fired now: it joins its group's open incident or
 * opens one. What another one holds meanwhile stays held, by that.
 */
export async function releaseSome(ctx: CommandContext, suppression: string): Promise<void> {
  const waiting = await lockHeld(ctx.tx, asId(suppression), AT_ONCE);
  const last = waiting.at(-1);
  if (last === undefined) return;
  const [integrations, services] = [
    await integrationsOf(ctx.tx, [...new Set(waiting.map(({ integrationId }) => integrationId))]),
    namedFrom((await servicesNamed(servicesOf(waiting)).execute(ctx.tx)).rows),
  ];
  const signals = waiting.flatMap((alert) => heardNow(ctx, alert, integrations.get(alert.integrationId), services));
  const held = await holdSuppressed(ctx, signals);
  const free = signals.filter(({ alert }) => !held.has(alert));
  const demands = demandsOf(free, ctx.policies.current.triage.unclassified.provisionalSeverity);
  const known = placesFrom((await placesOf(demands.map(({ group }) => group)).execute(ctx.tx)).rows);
  const places = await placeGroups(ctx, demands, known);
  const byId = new Map<string, Alert>(waiting.map((alert) => [alert.id, alert]));
  const changes = free.flatMap((heard) => {
    const alert = byId.get(heard.alert);
    return alert === undefined
      ? []
      : [{ heard, alert: { ...alert, incidentId: places.get(groupKey(heard.group))?.incident } }];
  });
  const opened = [...places.values()].flatMap(({ how, incident }) => (how === 'opened' ? [incident] : []));
  const recorded = await recordBatch(ctx, ctx.use(alertReadsService).vault, changes, new Set(opened));
  const placed = changes.map(({ alert }) => ({ ...alert, entryId: recorded?.entry }));
  const moved = [...held].flatMap(([name, by]) => {
    const alert = byId.get(name);
    return alert === undefined ? [] : [{ ...alert, heldBy: by.id }];
  });
  await deferWrites(ctx.tx, [
    placeHeld([...placed, ...moved]),
    recorded && newBatchContents(recorded.entry, recorded.contents),
  ]);
  const began = placed.flatMap(whoBegan);
  if (began.length > 0) await ctx.use(hooksService).onAlertsBegan(ctx, began);
  if (waiting.length === AT_ONCE) planRelease(ctx, suppression, last.id);
}

const servicesOf = (alerts: readonly Alert[]): string[] => [
  ...new Set(alerts.flatMap(({ labels }) => servicesIn(labels))),
];

/** As the intake would hear of it at this moment. Its team is what it was when it came in. */
function heardNow(
  ctx: CommandContext,
  alert: Alert,
  integration: Integration | undefined,
  services: NamedServices,
): HeardSignal[] {
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
