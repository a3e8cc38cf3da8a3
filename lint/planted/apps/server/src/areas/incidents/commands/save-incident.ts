// planted: nothing
interface Ctx {
  record(what: string): void;
}

/** Always records, so a command that uses this step has its entry. */
export const saveIncident = (ctx: Ctx): void => ctx.record('saved');

/** Records only sometimes, so no command can rely on it. */
export function noteBreaches(ctx: Ctx, breaches: readonly string[]): void {
  for (const breach of breaches) ctx.record(breach);
}
