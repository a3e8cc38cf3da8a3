import type { Kysely } from 'kysely';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { PrincipalId } from '../../kernel/ids.ts';
import { readAlone } from '../../platform/database/read.ts';
import { incidentsById } from '../incidents/public.ts';
import { audienceNoticeSettled } from './ledger-actions.ts';
import { findAudienceNotice, settleAudienceNotice } from './store/audience-notices.ts';

/**
 * A message to somebody on a list. It contains codes only, so it may leave by any channel (R30); the text is behind the
 * link.
 */
export type AudienceNews = {
  readonly id: string;
  readonly to: PrincipalId;
  readonly clause: string;
  readonly line: string;
  readonly path: string;
};

/** Undefined if there is nothing left to send. */
export async function audienceNews(db: Kysely<unknown>, id: string): Promise<AudienceNews | undefined> {
  const notice = await findAudienceNotice(db, id);
  if (notice === undefined || notice.state !== 'waiting') return undefined;
  const incident = (await readAlone(db, incidentsById([notice.incident]))).get(notice.incident);
  if (incident === undefined) return undefined;
  const what = notice.reaches === 'public' ? 'A public update on' : 'An update on';
  return {
    id,
    to: notice.to,
    clause: '2.4',
    line: `${incident.isDrill ? 'Drill: ' : ''}${what} ${incident.code} (${incident.severity})`,
    path: notice.reaches === 'public' ? '/status' : `/incidents/${incident.code}`,
  };
}

/** Records the outcome of notifying one person: a channel accepted the message, or none did. */
export async function settleAudienceNews(
  ctx: CommandContext,
  id: string,
  outcome: { readonly state: 'handed-over' | 'failed'; readonly reason?: string | undefined },
): Promise<void> {
  const notice = await findAudienceNotice(ctx.tx, id, 'locked');
  if (notice === undefined || notice.state !== 'waiting') return;
  const { reason } = outcome;
  const entry = ctx.record(audienceNoticeSettled, {
    resource: { kind: 'audience', id: notice.update },
    clause: '2.4',
    data: { notice: id, to: notice.to, state: outcome.state, ...(reason === undefined ? {} : { reason }) },
  });
  await settleAudienceNotice(ctx.tx, id, outcome, { at: ctx.now, entry });
}
