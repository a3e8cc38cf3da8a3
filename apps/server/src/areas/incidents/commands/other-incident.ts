import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { field } from '../../../platform/verbs/fields.ts';
import type { Incident } from '../domain/incident.ts';
import { seeIncident } from '../queries/see-incident.ts';
import { lockIncident } from '../store/incidents.ts';

/** The code of another incident, as the verb's positional argument. */
export const Other = (asks: string) =>
  Type.String({
    pattern: '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,12}$',
    remedy: 'write an incident’s code, such as INC-7KQ2F',
    ...field({ asks, positional: true }),
  });

/** Locks the other incident, if the actor may know of it. */
export async function otherIncident(
  ctx: CommandContext,
  code: string,
  path: string,
): Promise<Result<Incident, AppError>> {
  const reads = { db: ctx.tx, policies: () => ctx.policies, clock: { now: () => ctx.now } };
  const seen = await seeIncident(reads, ctx.actor, { code });
  const other = seen.ok ? await lockIncident(ctx.tx, { id: seen.value.incident.id }) : undefined;
  if (other === undefined)
    return err({
      kind: 'invalid',
      code: 'incidents/no-other',
      public: 'There is no such incident.',
      fields: [{ path, problem: 'is not an incident that you may see', remedy: 'muster incident list' }],
    });
  ctx.notBefore(other.lastInstant);
  return ok(other);
}
