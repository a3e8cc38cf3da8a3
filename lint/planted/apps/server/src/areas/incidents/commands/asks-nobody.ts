// planted: commands authorise
const defineCommand = <T>(command: T): T => command;

export const close = defineCommand({ decide: (ctx: { record(): void }) => ctx.record() });
