import { asId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { pagePeople } from '../../oncall/public.ts';
import { calledInRequest, planCallAgain } from '../commands/call-in.ts';
import { isCalling } from '../domain/incident.ts';
import { lockIncident } from '../store/incidents.ts';

/** Nobody has acknowledged since people were called in: pages the same people again (R41). */
export async function callInAgain(
  ctx: CommandContext,
  payload: { readonly incident: string; readonly people: readonly string[]; readonly count: number },
): Promise<void> {
  const incident = await lockIncident(ctx.tx, { id: asId(payload.incident) });
  if (incident === undefined || !isCalling(incident)) return;
  ctx.notBefore(incident.lastInstant);
  const people = payload.people.map((id) => asId<'principal'>(id));
  await pagePeople(ctx, people, calledInRequest(ctx, incident));
  planCallAgain(ctx, incident, { people, count: payload.count + 1 });
}
