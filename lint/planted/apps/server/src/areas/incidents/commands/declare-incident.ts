// planted: nothing
const defineCommand = <T>(command: T): T => command;

interface Ctx {
  record(): void;
}

declare function authorise(ctx: Ctx): boolean;

export const declareIncident = defineCommand({
  name: 'incident.declare',
  decide(ctx: Ctx) {
    if (authorise(ctx)) ctx.record();
  },
});
