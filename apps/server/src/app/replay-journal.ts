import { replayErasures } from '../areas/data-subjects/public.ts';
import { AppFailure } from '../kernel/app-error.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import type { Area } from '../platform/area.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import { transact } from '../platform/commands/transact.ts';
import type { Runtime } from './open-runtime.ts';

/**
 * Runs before anything is served: if the database was restored, by whatever means, repeats the erasures recorded since
 * in the journal beside the keys (R20).
 */
export async function replayJournal(
  host: CommandHost,
  { journal, dataKeys, ring, log }: Pick<Runtime, 'journal' | 'dataKeys' | 'ring' | 'log'>,
  areas: readonly Area[],
): Promise<void> {
  const erased = journal.read();
  // Created at the first start, so that a missing journal later means something.
  if (erased === undefined) journal.note([]);
  if (erased === undefined || erased.length === 0) return;
  const who = { actor: { kind: 'system', part: 'restore' }, requestId: asId<'request'>(host.ids.opaque()) } as const;
  const places = areas.flatMap(({ personalData }) => personalData ?? []);
  const again = await transact(host, who, async (ctx) =>
    ok(await replayErasures(ctx, { dataKeys, ring }, places, erased)),
  );
  if (!again.ok) throw new AppFailure(again.error);
  if (again.value > 0) log.warn('keys.erased_again', { count: again.value, reason: 'the database was put back' });
}
