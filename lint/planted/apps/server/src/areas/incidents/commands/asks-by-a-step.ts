// planted: nothing
import { openIncident } from './open-incident.ts';

const defineCommand = <T>(command: T): T => command;

export const close = defineCommand({
  decide: (ctx: { record(): void }) => openIncident(ctx) && ctx.record(),
});
