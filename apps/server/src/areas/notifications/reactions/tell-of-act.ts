import { ownWords } from '../../../kernel/scrubbed.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { noticeSend, noticeText, settleNotice } from '../../raci/public.ts';
import { noticeLetter } from '../channels/letters.ts';
import { providers } from '../channels/providers/registry.ts';
import { EMAIL } from '../domain/channel.ts';
import { channelsFor } from '../domain/channels-for.ts';
import { mayYetSucceed, type Handover } from '../domain/handover.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';
import { decided } from './decided.ts';

/**
 * Tells one person of an act that they are consulted or informed about, by all the ways that reach them, and records what came
 * of it (R44): that one of them took it, or that none did.
 */
export const tellOfAct =
  (parts: Notifications): TaskHandler<typeof noticeSend.payload> =>
  async (row, { db, signal }) => {
    const notice = await noticeText({ db, policies: parts.host.policies() }, row.payload.notice);
    if (notice === undefined) return done;
    const letter = noticeLetter({ ...notice, link: `${parts.publicUrl()}${notice.path}` });
    const webhooks = await readAlone(db, allChannels);
    const handovers: Handover[] = [];
    for (const channel of channelsFor(notice.to, webhooks, parts.sender.hasMail)) {
      const webhook = webhooks.find((each) => each.id === channel);
      if (webhook !== undefined && !providers[webhook.kind].takes(letter)) continue;
      handovers.push(await parts.sender.send(webhook ?? EMAIL, notice.to, letter, signal));
    }
    const isTaken = handovers.some(({ kind }) => kind === 'handed-over');
    const failure = handovers.find((each) => each.kind !== 'handed-over');
    const reason = failure?.reason ?? 'no-channel';
    const isLast = row.attempt > noticeSend.backoffSeconds.length;
    if (!isTaken && !isLast && handovers.some(mayYetSucceed)) return retry(ownWords(reason));
    await decided(parts.host, row.id, async (ctx) =>
      settleNotice(ctx, notice.id, isTaken ? { state: 'handed-over' } : { state: 'failed', reason }),
    );
    return done;
  };
