// planted: commands record
import { openIncident } from './open-incident.ts';
import { noteBreaches } from './save-incident.ts';

const defineCommand = <T>(command: T): T => command;

export const close = defineCommand({
  decide(ctx: { record(what: string): void }) {
    if (openIncident(ctx)) noteBreaches(ctx, []);
    noteBreaches(ctx, []);
  },
});
