import { asId, type EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { asOneStatement } from '../../../platform/database/insertion.ts';
import { deferWrites } from '../../../platform/database/pipeline/pipeline.ts';
import { hooksService, type AlertBegan } from '../../../platform/hooks.ts';
import type { ContentVault } from '../../../platform/ledger/entry-buffer.ts';
import type { Alert } from '../domain/alert.ts';
import { evaluateBatch, type Delivery, type EvaluatedBatch } from '../domain/batch.ts';
import type { EvaluatedSignal } from '../domain/evaluated-signal.ts';
import { demandsOf, groupKey } from '../domain/group.ts';
import { isDrill, servicesIn } from '../domain/mapping.ts';
import { suppressedName, type ActiveSuppression } from '../domain/suppression.ts';
import { changedAlerts, newAlerts, type AlertChange } from '../store/alerts.ts';
import { newBatchContents } from '../store/batch-contents.ts';
import { readKnown, type Asked } from '../store/known.ts';
import { newKept, type KeptDelivery } from '../store/kept-deliveries.ts';
import { newReceipts, type Receipt } from '../store/receipts.ts';
import type { Arrival } from './arrival.ts';
import { holdFlapping, holdSuppressed } from './hold-suppressed.ts';
import { placeGroups, type Place } from './place-groups.ts';
import { recordBatch, type Change } from './record-batch.ts';
import { recordSecrets } from './record-secrets.ts';
import { receiptOf } from './receipt-of.ts';

/**
 * Decides and writes a batch inside its transaction: new alerts get an incident, changes are recorded, and each arrival
 * gets its receipt. Undefined for arrivals whose key is not, or no longer, an integration's.
 */
export async function decideBatch(
  ctx: CommandContext,
  vault: ContentVault,
  arrivals: readonly Arrival[],
): Promise<readonly (Receipt | undefined)[]> {
  const {
    integrations,
    alerts: known,
    places: open,
    services,
    suppressions,
    routing,
  } = await readKnown(ctx.tx, {
    ...askedOf(arrivals),
    now: ctx.now,
  });
  const deliveries = new Map(
    arrivals.flatMap((arrival): [string, Delivery][] => {
      const integration = integrations.get(arrival.keyHash);
      return integration && arrival.kind === 'notification' ? [[arrival.id, { ...arrival, integration }]] : [];
    }),
  );
  const batch = evaluateBatch(known, [...deliveries.values()], {
    policy: ctx.policies.current,
    newId: (at) => asId(ctx.ids.row(at)),
    services,
    routing,
  });
  const signals = batch.evaluated.flat();
  const held = await holdSuppressed(ctx, signals, suppressions);
  const free = signals.filter(({ alert }) => !held.has(alert));
  const places = await placeGroups(
    ctx,
    demandsOf(free, ctx.policies.current.triage.unclassified.provisionalSeverity),
    open,
  );
  const alerts = withIncidents(batch, signals, places, held);
  const recorded = await recordBatch(
    ctx,
    vault,
    changesIn(signals, alerts),
    new Set([...places.values()].flatMap(({ how, incident }) => (how === 'opened' ? [incident] : []))),
  );
  const entry = recorded?.entry;

  const evaluatedBy = new Map([...deliveries.keys()].map((id, index) => [id, batch.evaluated[index] ?? []]));
  const receipts = arrivals.map((arrival) => {
    const integration = integrations.get(arrival.keyHash);
    return (
      integration &&
      receiptOf(arrival, integration.id, { evaluated: evaluatedBy.get(arrival.id) ?? [], alerts, places, held, entry })
    );
  });
  const { created, changed } = written(batch, alerts, entry);
  const isOver = ({ alert }: AlertChange): boolean => alert.state === 'resolved';
  await deferWrites(ctx.tx, [
    // First: an alert's old episode must be over before the next one fires.
    changedAlerts(changed.filter(isOver)),
    asOneStatement([
      newAlerts(created),
      changedAlerts(changed.filter((change) => !isOver(change))),
      recorded && newBatchContents(recorded.entry, recorded.contents),
      newReceipts(receiptsToKeep(arrivals, receipts)),
      newKept(toldToKeep(arrivals, receipts)),
    ]),
  ]);
  recordSecrets(ctx, arrivals, integrations, receipts);
  await holdFlapping(ctx, free.filter(hasBegunBefore(known)));
  const began = created.flatMap(whoBegan);
  if (began.length > 0) await ctx.use(hooksService).onAlertsBegan(ctx, began);
  return receipts;
}

const hasBegunBefore = (known: readonly Alert[]) => {
  const names = new Set(known.map(suppressedName));
  return ({ verdict, signal: { fingerprint }, integration }: EvaluatedSignal): boolean =>
    verdict === 'began' && names.has(suppressedName({ integrationId: integration.id, fingerprint }));
};

/** Deliveries to keep for inspection and replay: stored whole, not in parts, and not mere repetitions. */
const toldToKeep = (
  arrivals: readonly Arrival[],
  receipts: readonly (Receipt | undefined)[],
): readonly KeptDelivery[] =>
  receipts.flatMap((receipt, index): KeptDelivery[] => {
    const arrival = arrivals[index];
    if (receipt === undefined || arrival === undefined || arrival.isKept === true) return [];
    const { integrationId, id, receivedAt, outcome } = receipt;
    const { body } = arrival;
    const kept = { integrationId, id, receivedAt };
    if (arrival.kind === 'refused') return body === undefined ? [] : [{ ...kept, told: { body } }];
    const { notification, before, goesOn } = arrival;
    if (outcome === 'repeated' || before !== undefined || goesOn === true) return [];
    return [{ ...kept, told: { notification, ...(body === undefined ? {} : { body }) } }];
  });

/** One per delivery: the receipt of the last part covers all of them. */
const receiptsToKeep = (arrivals: readonly Arrival[], receipts: readonly (Receipt | undefined)[]): readonly Receipt[] =>
  receipts.filter((receipt, index): receipt is Receipt => {
    const arrival = arrivals[index];
    return receipt !== undefined && !(arrival?.kind === 'notification' && arrival.goesOn === true);
  });

/** May ask for more than needed: only evaluation shows which groups need an incident. */
function askedOf(arrivals: readonly Arrival[]): Omit<Asked, 'now'> {
  const told = arrivals.flatMap((arrival) => (arrival.kind === 'notification' ? [arrival] : []));
  const groups = told.flatMap(({ integration, groupHash, notification }) =>
    notification.signals
      .filter(({ status }) => status === 'firing')
      .map(({ labels }) => ({ integrationId: integration, hash: groupHash, isDrill: isDrill(labels) })),
  );
  return {
    keyHashes: [...new Set(arrivals.map(({ keyHash }) => keyHash))],
    episodes: told.flatMap(({ integration, notification }) =>
      notification.signals.map(({ fingerprint, startsAt }) => ({ integrationId: integration, fingerprint, startsAt })),
    ),
    services: [
      ...new Set(told.flatMap(({ notification }) => notification.signals.flatMap(({ labels }) => servicesIn(labels)))),
    ],
    groups: [...new Map(groups.map((group) => [groupKey(group), group])).values()],
  };
}

/** The alerts with those that began placed: on their group's incident, or held by a suppression. */
function withIncidents(
  batch: EvaluatedBatch,
  signals: readonly EvaluatedSignal[],
  places: ReadonlyMap<string, Place>,
  held: ReadonlyMap<string, ActiveSuppression>,
): ReadonlyMap<string, Alert> {
  const alerts = new Map(batch.alerts);
  for (const { verdict, alert: name, group } of signals) {
    const alert = alerts.get(name);
    if (verdict !== 'began' || alert === undefined) continue;
    const by = held.get(name);
    alerts.set(
      name,
      by ? { ...alert, heldBy: by.id } : { ...alert, incidentId: places.get(groupKey(group))?.incident },
    );
  }
  return alerts;
}

const changesIn = (signals: readonly EvaluatedSignal[], alerts: ReadonlyMap<string, Alert>): Change[] =>
  signals.flatMap((heard) => {
    const alert = alerts.get(heard.alert);
    return alert && (heard.verdict === 'began' || heard.verdict === 'resolved' || heard.isReworded)
      ? [{ heard, alert }]
      : [];
  });

/** The new and the changed alerts, each with the entry that recorded it, if any. */
function written(
  batch: EvaluatedBatch,
  alerts: ReadonlyMap<string, Alert>,
  entry: EntryId | undefined,
): { created: Alert[]; changed: AlertChange[] } {
  const find = (name: string): Alert[] => {
    const alert = alerts.get(name);
    return alert ? [alert] : [];
  };
  const recorded = (alert: Alert): Alert => (alert.incidentId === undefined ? alert : { ...alert, entryId: entry });
  return {
    created: [...batch.created].flatMap(find).map(recorded),
    changed: [...batch.changed].flatMap((name) =>
      find(name).map((alert) => {
        const isReworded = batch.reworded.has(name);
        return { alert: isReworded || batch.ended.has(name) ? recorded(alert) : alert, isReworded };
      }),
    ),
  };
}

/** What other areas are told about an alert that fires on an incident. */
export const whoBegan = ({ id, incidentId, labels, severity, isDrill, receivedAt, state }: Alert): AlertBegan[] =>
  incidentId === undefined || state !== 'firing'
    ? []
    : [{ alert: id, incident: incidentId, labels, severity, isDrill, receivedAt }];
