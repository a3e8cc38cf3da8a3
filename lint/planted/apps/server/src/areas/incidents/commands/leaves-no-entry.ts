// planted: commands record
const defineCommand = <T>(command: T): T => command;

export const close = defineCommand({ decide: (ctx: { authorise(): boolean }) => ctx.authorise() });
