import { readAlone } from '../../../platform/database/read.ts';
import { readerService } from '../../../platform/access/access.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { activePeople, membersOfTeam, whoMaySee } from '../../identity/public.ts';
import { incidentsById } from '../../incidents/public.ts';
import { isToldOf } from '../domain/audience.ts';
import { audienceSend, statusSend } from '../due-kinds.ts';
import { audienceTold } from '../ledger-actions.ts';
import { insertAudienceNotices } from '../store/audience-notices.ts';
import { allAudiences, informedOf, listedOn, type Listed } from '../store/audiences.ts';
import { subscribersAmong } from '../store/subscribers.ts';
import type { Sent } from '../plan-audiences.ts';

/**
 * Notifies everybody on the lists that an update goes to, once each: members through their channels, addresses as
 * subscribers. An internal update of a private incident goes only to those who may see it, whatever lists they are on
 * (GOV 6.2).
 */
export async function tellAudiences(ctx: CommandContext, sent: Sent): Promise<DeadlineOutcome | void> {
  const incident = (await readAlone(ctx.tx, incidentsById([asId(sent.incident)]))).get(asId(sent.incident));
  if (incident === undefined) return voided(ownWords('the incident no longer exists'));
  const informed = await informedOf(ctx.tx, incident.id);
  const lists = (await allAudiences(ctx.tx)).filter((each) =>
    isToldOf(each, { severity: incident.severity, informed }, sent.reaches),
  );
  const ids = lists.map(({ id }) => id);
  if (ids.length === 0) return voided(ownWords('it is not sent to any list'));
  const lines = [...(await listedOn(ctx.tx, ids)).values()].flat();
  const people = await peopleOn(ctx, lines);
  const reader = { ...ctx.use(readerService)(), db: ctx.tx };
  const allowed = sent.reaches === 'public' ? new Set(people) : await whoMaySee(reader, people, incident);
  const addresses = sent.reaches === 'public' ? await tellAddresses(ctx, sent, lines) : 0;
  const entry = ctx.record(audienceTold, {
    resource: { kind: 'incident', id: incident.id },
    policyVersion: incident.policyVersion,
    clause: '2.4',
    data: {
      update: sent.update,
      wording: sent.wording,
      reaches: sent.reaches,
      audiences: ids,
      members: allowed.size,
      addresses,
    },
  });
  const wanted = people.filter((each) => allowed.has(each)).map((to) => ({ id: ctx.ids.row(ctx.now), to }));
  const added = await insertAudienceNotices(ctx.tx, { ...sent, incident: incident.id }, wanted, { at: ctx.now, entry });
  for (const notice of added)
    ctx.due.plan({
      kind: audienceSend,
      key: notice,
      subject: { kind: 'audience-notice', id: notice },
      dueAt: ctx.now,
      payload: { notice },
    });
}

/** The members named by these entries, and the current members of their teams, deduplicated. */
async function peopleOn(ctx: CommandContext, lines: readonly Listed[]): Promise<readonly PrincipalId[]> {
  const of = (kind: Listed['kind']) => lines.flatMap((each) => (each.kind === kind ? [each.id] : []));
  const found = new Set<PrincipalId>(of('member').map((id) => asId<'principal'>(id)));
  for (const team of new Set(of('team')))
    for (const member of await membersOfTeam(ctx.tx, asId(team))) found.add(member);
  return activePeople(ctx.tx, [...found]);
}

/** Uses the same keys as the fan-out to all subscribers, so that nobody receives one wording twice. */
async function tellAddresses(
  ctx: CommandContext,
  { update, wording }: Sent,
  lines: readonly Listed[],
): Promise<number> {
  const ids = [...new Set(lines.flatMap(({ kind, id }) => (kind === 'subscriber' ? [id] : [])))];
  const subscribers = [...(await subscribersAmong(ctx.tx, ids)).values()].filter(({ state }) => state === 'confirmed');
  for (const { id } of subscribers)
    ctx.due.plan({
      kind: statusSend,
      key: `${update}/${wording}/${id}`,
      subject: { kind: 'subscriber', id },
      dueAt: ctx.now,
      payload: { subscriber: id, update, wording },
    });
  return subscribers.length;
}
