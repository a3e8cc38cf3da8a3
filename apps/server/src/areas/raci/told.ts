import { roleTitle, type PolicySnapshot } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { Policies } from '../../platform/access/policies.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { noticeSettled } from './ledger-actions.ts';
import { lineOf } from './queries/act-views.ts';
import { actsById, type Act } from './store/acts.ts';
import { noticesById, settleNoticeRows, type Notice, type Outcome } from './store/notices.ts';

/** What one person is told, in codes and policy wording only, so any channel may carry it (R30). */
export type NoticeText = {
  readonly id: string;
  readonly to: PrincipalId;
  readonly way: 'asked' | 'at-once' | 'digest';
  readonly clause: string;
  readonly line: string;
  /** Where to read more, relative to Muster's base URL. */
  readonly path: string;
};

/** The text of each notice; absent if there is nothing left to tell. */
export async function noticeTexts(
  { db, policies }: { readonly db: Kysely<unknown>; readonly policies: Policies },
  ids: readonly string[],
): Promise<ReadonlyMap<string, NoticeText>> {
  const waiting = [...(await noticesById(db, ids)).values()].filter(({ state }) => state === 'waiting');
  const acts = await actsById(
    db,
    waiting.flatMap(({ act }) => act ?? []),
  );
  const texts = waiting.map((notice) => textOf(policies.current, notice, acts));
  return new Map(texts.flatMap((text) => (text === undefined ? [] : [[text.id, text]])));
}

function textOf(policy: PolicySnapshot, notice: Notice, acts: ReadonlyMap<string, Act>): NoticeText | undefined {
  const role = policy.roles.raci[notice.role] === undefined ? 'the owner’s team' : roleTitle(policy, notice.role);
  const said = { id: notice.id, to: notice.to, way: notice.way };
  if (notice.act === undefined)
    return {
      ...said,
      clause: policy.accountability.informed.clause,
      line: `${notice.acts} ${notice.acts === 1 ? 'act' : 'acts'} that ${role} is informed of`,
      path: '/acts',
    };
  const act = acts.get(notice.act);
  if (act === undefined) return undefined;
  const severity = act.severity === undefined ? '' : ` (${act.severity})`;
  const asks = notice.way === 'asked' ? `${role} is asked about` : `${role} is informed of`;
  return {
    ...said,
    clause: act.clause,
    line: `${asks}: ${lineOf(policy, act)}${severity}`,
    path: notice.way === 'asked' || act.resource.kind !== 'incident' ? '/acts' : `/incidents/${act.name}`,
  };
}

/** Records the delivery outcomes: handed over, or accepted by no channel (R44). */
export async function settleNotices(ctx: CommandContext, outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  const notices = await noticesById(ctx.tx, [...outcomes.keys()], 'locked');
  const settled = [...outcomes].flatMap(([id, outcome]) => {
    const notice = notices.get(id);
    if (notice?.state !== 'waiting') return [];
    const { reason, state } = outcome;
    const entry = ctx.record(noticeSettled, {
      resource: { kind: 'act', id: notice.act ?? 'digest' },
      clause: ctx.policies.current.accountability.informed.clause,
      data: { notice: id, to: notice.to, way: notice.way, state, ...(reason === undefined ? {} : { reason }) },
    });
    return [{ id, state, reason, entry }];
  });
  if (settled.length > 0) await settleNoticeRows(ctx.tx, settled, ctx.now);
}
