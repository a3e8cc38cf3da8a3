// planted: nothing
interface Ctx {
  record(what: string): void;
}

/** Records each time: a command that takes this step is on the record. */
export const saveIncident = (ctx: Ctx): void => ctx.record('saved');

/** Records now and then: no command can rely on it. */
export function noteBreaches(ctx: Ctx, breaches: readonly string[]): void {
  for (const breach of breaches) ctx.record(breach);
}
