import { asId, type EntryId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { DueRow } from '../../../platform/due/kind.ts';
import { voided, type DeadlineOutcome } from '../../../platform/due/outcome.ts';
import { whoMaySee } from '../../identity/public.ts';
import type { digestDue } from '../due-kinds.ts';
import { digestsMade } from '../ledger-actions.ts';
import { staffingOf } from '../queries/staffing.ts';
import { actsBetween, type Act } from '../store/acts.ts';
import { insertNotices, toldAtOnce, type Notice } from '../store/notices.ts';
import { send } from './tell-of-act.ts';

/** One digest for each person informed of acts in its period and not already told at once (R44). */
export async function makeDigests(
  ctx: CommandContext,
  { payload }: Pick<DueRow<typeof digestDue>, 'payload'>,
): Promise<DeadlineOutcome | void> {
  const until = new Date(payload.until);
  const acts = await actsBetween(ctx.tx, new Date(payload.from), until);
  const counts = await countFor(ctx, acts);
  if (counts.size === 0) return voided(ownWords('everybody has been notified'));
  const entry = ctx.ids.row(ctx.now) as EntryId;
  const notices = [...counts].map(([to, { role, acts: n }]): Omit<Notice, 'state'> => {
    const id = ctx.ids.row(ctx.now);
    return { id, act: undefined, to, role, way: 'digest', until, acts: n };
  });
  for (const id of await insertNotices(ctx.tx, notices, ctx.now, entry)) send(ctx, id);
  ctx.record(digestsMade, {
    id: entry,
    resource: { kind: 'act', id: 'digest' },
    clause: ctx.policies.current.accountability.informed.clause,
    data: { until: payload.until, acts: acts.length, people: notices.length },
  });
}

/**
 * How many acts each person is told of, and by which role. Access is checked once for all acts with the same
 * protection.
 */
async function countFor(ctx: CommandContext, acts: readonly Act[]) {
  const reader = { db: ctx.tx, policies: ctx.policies };
  const told = await toldAtOnce(
    ctx.tx,
    acts.map(({ id }) => id),
  );
  const counts = new Map<PrincipalId, { readonly role: string; readonly acts: number }>();
  for (const [, ofTeam] of Map.groupBy(acts, ({ visibility, teamId }) => `${visibility}/${teamId ?? ''}`)) {
    const protection = { teamId: ofTeam[0]?.teamId, visibility: ofTeam[0]?.visibility ?? 'team' } as const;
    const { holders, maySee } = await staffingOf(reader, { protection, commanders: undefined }, ctx.now);
    const seeing = await whoMaySee(reader, [...maySee], protection);
    for (const act of ofTeam) {
      const readers = new Map(
        act.digestRoles.flatMap((role) => (holders.get(role) ?? []).map((person) => [person, role] as const)),
      );
      for (const [person, role] of readers) {
        if (person === act.actor || !seeing.has(person) || told.get(act.id)?.has(person) === true) continue;
        counts.set(asId(person), { role, acts: (counts.get(person)?.acts ?? 0) + 1 });
      }
    }
  }
  return counts;
}
