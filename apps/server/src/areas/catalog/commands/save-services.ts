import type { EntryId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { differences, type Service, type ServiceDetails, type ServiceId } from '../domain/service.ts';
import { serviceAdded, serviceChanged } from '../ledger-actions.ts';
import { writeServices, type ServiceWrite } from '../store/write-services.ts';

type By = 'hand' | 'import';

/** Records and prepares a new service. */
export const newService = (ctx: CommandContext, name: string, details: ServiceDetails, by: By): ServiceWrite => {
  const id = ctx.ids.row(ctx.now) as ServiceId;
  const entry = ctx.record(serviceAdded, {
    resource: { kind: 'service', id },
    clause: '2.1',
    data: { service: id, by, ...standingOf(details) },
  });
  return { id, name, details, before: undefined, version: 1, at: ctx.now, entry };
};

/** Records what changed, and prepares the write. */
export const otherService = (ctx: CommandContext, before: Service, details: ServiceDetails, by: By): ServiceWrite => {
  const { id, name } = before;
  const entry: EntryId = ctx.record(serviceChanged, {
    resource: { kind: 'service', id },
    clause: '2.1',
    data: { service: id, by, fields: [...differences(before, details)], ...standingOf(details) },
  });
  return { id, name, details, before, version: before.version + 1, at: ctx.now, entry };
};

/** Changes one service, which is already locked. */
export async function saveService(
  ctx: CommandContext,
  service: Service,
  to: Partial<ServiceDetails>,
): Promise<{ readonly name: string; readonly version: number }> {
  const write = otherService(ctx, service, { ...service, ...to }, 'hand');
  await writeServices(ctx.tx, [write]);
  return { name: write.name, version: write.version };
}

const standingOf = ({ teamId, tier, userFacing }: ServiceDetails) => ({
  ...(teamId === undefined ? {} : { team: teamId }),
  ...(tier === undefined ? {} : { tier }),
  ...(userFacing === undefined ? {} : { userFacing }),
});
