import { roleTitle } from '@muster/policy';
import type { Kysely } from 'kysely';
import type { PrincipalId } from '../../kernel/ids.ts';
import type { Policies } from '../../platform/access/policies.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import { noticeSettled } from './ledger-actions.ts';
import { lineOf } from './queries/act-views.ts';
import { actsById } from './store/acts.ts';
import { findNotice, settleNoticeRow } from './store/notices.ts';

/** What one person is to be told, in codes and the policy's words only: it may leave by any channel (R30). */
export type NoticeText = {
  readonly id: string;
  readonly to: PrincipalId;
  readonly way: 'asked' | 'at-once' | 'digest';
  readonly clause: string;
  readonly line: string;
  /** Where more of it is, below Muster's own address. */
  readonly path: string;
};

/** Undefined where there is nothing to tell any more. */
export async function noticeText(
  { db, policies }: { readonly db: Kysely<unknown>; readonly policies: Policies },
  id: string,
): Promise<NoticeText | undefined> {
  const notice = await findNotice(db, id);
  if (notice === undefined || notice.state !== 'waiting') return undefined;
  const policy = policies.current;
  const role = policy.roles.raci[notice.role] === undefined ? 'the owner’s team' : roleTitle(policy, notice.role);
  const said = { id, to: notice.to, way: notice.way };
  if (notice.act === undefined)
    return {
      ...said,
      clause: policy.accountability.informed.clause,
      line: `${notice.acts} ${notice.acts === 1 ? 'act' : 'acts'} that ${role} is informed of`,
      path: '/acts',
    };
  const act = (await actsById(db, [notice.act])).get(notice.act);
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

/** What became of telling somebody goes on the record: that it was handed over, or that no way took it (R44). */
export async function settleNotice(
  ctx: CommandContext,
  id: string,
  outcome: { readonly state: 'handed-over' | 'failed'; readonly reason?: string | undefined },
): Promise<void> {
  const notice = await findNotice(ctx.tx, id, 'locked');
  if (notice === undefined || notice.state !== 'waiting') return;
  const { reason } = outcome;
  const entry = ctx.record(noticeSettled, {
    resource: { kind: 'act', id: notice.act ?? 'digest' },
    clause: ctx.policies.current.accountability.informed.clause,
    data: {
      notice: id,
      to: notice.to,
      way: notice.way,
      state: outcome.state,
      ...(reason === undefined ? {} : { reason }),
    },
  });
  await settleNoticeRow(ctx.tx, id, outcome, ctx.now, entry);
}
