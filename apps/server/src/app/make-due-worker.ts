import { AppFailure } from '../kernel/app-error.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import { transact, type Who } from '../platform/commands/transact.ts';
import { createDueWorker, type DueWorker } from '../platform/worker/due-worker.ts';
import type { WorkerSettings, WorkerWatch } from '../platform/worker/worker-parts.ts';
import type { DueRegistry } from '../platform/worker/registry.ts';

/** The worker over a host: deadlines run in the same kind of transaction as commands, with the clock as their actor. */
export function makeDueWorker(
  host: CommandHost,
  registry: DueRegistry,
  given: { readonly watch?: WorkerWatch; readonly settings?: Partial<WorkerSettings> } = {},
): DueWorker {
  const clockItself = (): Who => ({ actor: { kind: 'system', part: 'clock' }, requestId: asId(host.ids.opaque()) });
  return createDueWorker({
    db: host.db,
    clock: host.clock,
    registry,
    log: host.log,
    inDeadlineContext: async (act) => {
      const result = await transact(host, clockItself(), async (ctx) => ok(await act(ctx)));
      if (!result.ok) throw new AppFailure(result.error);
      return result.value;
    },
    outside: () => ({
      actor: { kind: 'system', part: 'due-work' },
      clock: host.clock,
      ids: host.ids,
      policies: host.policies(),
      db: host.db,
    }),
    ...given,
  });
}
