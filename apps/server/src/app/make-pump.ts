import { AppFailure } from '../kernel/app-error.ts';
import { asId } from '../kernel/ids.ts';
import { ok } from '../kernel/result.ts';
import type { CommandHost } from '../platform/commands/host.ts';
import { transact, type Who } from '../platform/commands/transact.ts';
import { createPump, type Pump } from '../platform/due/pump.ts';
import type { PumpSettings, PumpWatch } from '../platform/due/pump-parts.ts';
import type { DueRegistry } from '../platform/due/registry.ts';

/** The pump over a host: deadlines decide in the same kind of transaction as commands, as the clock. */
export function makePump(
  host: CommandHost,
  registry: DueRegistry,
  given: { readonly watch?: PumpWatch; readonly settings?: Partial<PumpSettings> } = {},
): Pump {
  const clockItself = (): Who => ({ actor: { kind: 'system', part: 'clock' }, requestId: asId(host.ids.opaque()) });
  return createPump({
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
      actor: { kind: 'system', part: 'pump' },
      clock: host.clock,
      ids: host.ids,
      policies: host.policies(),
      db: host.db,
    }),
    ...given,
  });
}
