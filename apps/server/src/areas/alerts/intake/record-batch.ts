import { asId, type EntryId, type IncidentId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { ContentVault } from '../../../platform/ledger/entry-buffer.ts';
import type { Alert } from '../domain/alert.ts';
import type { Verdict } from '../domain/episodes.ts';
import type { EvaluatedSignal } from '../domain/evaluated-signal.ts';
import { batchKind } from '../kinds.ts';
import { alertsReceived } from '../ledger-actions.ts';
import type { SealedBatchContent } from '../store/batch-contents.ts';
import { commitBatch, type BatchItem } from './batch-root.ts';

/** A signal that changed something on an incident. */
export type Change = { readonly heard: EvaluatedSignal; readonly alert: Alert };

/** A batch's entry and, per incident, the sealed items it commits to, not yet written. */
export type RecordedBatch = { readonly entry: EntryId; readonly contents: readonly SealedBatchContent[] };

/** One entry for all of a batch's changes; undefined if there are none. */
export async function recordBatch(
  ctx: CommandContext,
  vault: ContentVault,
  changes: readonly Change[],
  opened: ReadonlySet<IncidentId>,
): Promise<RecordedBatch | undefined> {
  const items = changes.flatMap(itemOf);
  if (items.length === 0) return undefined;
  const { root, contents } = commitBatch(items, ctx.ids);
  const countOf = (verdict: Verdict): number => changes.filter(({ heard }) => heard.verdict === verdict).length;
  const id = asId<'entry'>(
    ctx.record(alertsReceived, {
      resource: { kind: batchKind.name, id: root },
      touched: contents.map(({ incident }) => incident),
      clause: '7.1',
      data: {
        count: items.length,
        root,
        began: countOf('began'),
        resolved: countOf('resolved'),
        incidents: contents.length,
        opened: opened.size,
      },
    }),
  );
  const sealed = await vault.seal(
    ctx.tx,
    contents.map(({ incident, plaintext }) => ({
      subject: { kind: 'incident', id: incident },
      isNewSubject: opened.has(incident),
      entryId: id,
      plaintext,
    })),
  );
  return {
    entry: id,
    contents: contents.flatMap(({ incident }, index) => (sealed[index] ? [{ incident, ...sealed[index] }] : [])),
  };
}

function itemOf({ heard: { verdict, signal }, alert }: Change): BatchItem[] {
  if (alert.incidentId === undefined) return [];
  const { fingerprint, startsAt, labels, annotations, generatorUrl, endsAt } = signal;
  const fields = {
    alert: alert.id,
    event: verdict === 'began' || verdict === 'resolved' ? verdict : 'reworded',
    fingerprint,
    startsAt,
    labels,
    annotations,
    ...(generatorUrl === undefined ? {} : { generatorUrl }),
    ...(endsAt === undefined ? {} : { endsAt }),
  };
  return [{ incident: alert.incidentId, fields }];
}
