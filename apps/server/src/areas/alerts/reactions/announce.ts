import type { Static } from 'typebox';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { serviceCalled } from '../../catalog/public.ts';
import { membersOfTeam, whoMaySee } from '../../identity/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import { standingAt, type Suppression } from '../domain/suppression.ts';
import { suppressionTell, type suppressionAnnounced } from '../due-kinds.ts';
import { suppressionToldOf } from '../ledger-actions.ts';
import { integrationsOf } from '../store/integrations.ts';
import { lockSuppression } from '../store/suppressions.ts';

/**
 * Notifies those on call now and the team whose alerts are held, except the person who did it: nobody should wait for
 * alerts without knowing that they are held back. The recipients are on record; the task keeps how each was reached.
 */
export async function announce(
  ctx: CommandContext,
  { suppression: id, what, waited }: Static<typeof suppressionAnnounced.payload>,
): Promise<DeadlineOutcome | void> {
  const suppression = await lockSuppression(ctx.tx, id);
  if (suppression === undefined) return voided(ownWords('it no longer exists'));
  ctx.notBefore(suppression.lastInstant);
  if (what !== 'ended' && standingAt(suppression, ctx.now) === 'over') return voided(ownWords('it is already over'));
  if (what === 'planned' && standingAt(suppression, ctx.now) === 'active')
    return voided(ownWords('it has started meanwhile'));
  const people = await concernedBy(ctx, suppression);
  ctx.record(suppressionToldOf, {
    resource: { kind: 'suppression', id },
    clause: ctx.policies.current.alerts.suppression.clause,
    data: { suppression: id, kind: suppression.kind, what, people: people.length },
  });
  for (const to of people)
    ctx.due.plan({
      kind: suppressionTell,
      key: `${id}/${what}/${to}`,
      subject: { kind: 'suppression', id },
      dueAt: ctx.now,
      payload: { suppression: id, what, to, ...(waited === undefined ? {} : { waited }) },
    });
}

async function concernedBy(ctx: CommandContext, suppression: Suppression): Promise<readonly PrincipalId[]> {
  const { integrationId, service, teamId, createdBy } = suppression;
  const integration =
    integrationId === undefined ? undefined : (await integrationsOf(ctx.tx, [integrationId])).get(integrationId);
  const owner = service === undefined ? undefined : await serviceCalled(ctx.tx, service);
  const teams = new Set([teamId, integration?.teamId, owner?.teamId].filter((team) => team !== undefined));
  const people = new Set(await whoIsOnCall(ctx.tx, ctx.now));
  for (const team of teams) for (const member of await membersOfTeam(ctx.tx, team)) people.add(member);
  if (createdBy !== undefined) people.delete(createdBy);
  const seeing = await whoMaySee({ db: ctx.tx, policies: ctx.policies }, [...people], suppression);
  return [...people].filter((person) => seeing.has(person));
}
