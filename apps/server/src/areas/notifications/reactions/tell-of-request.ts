import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { caseReader, getApproval, type ApprovalView, type approvalTell } from '../../approvals/public.ts';
import { requestMessage } from '../channels/channel-messages.ts';
import { EMAIL } from '../domain/channel.ts';
import { providers } from '../channels/providers/registry.ts';
import { channelsFor } from '../domain/channels-for.ts';
import { failed, mayYetSucceed, type Handover } from '../domain/handover.ts';
import { createAnswerLinks, decidesRequest } from '../links/answer-links.ts';
import type { Notifications } from '../notifications.ts';
import { holderOf } from '../queries/link-holder.ts';
import { allChannels } from '../store/channels.ts';

/**
 * Notifies a person of a request, through every channel that reaches them. Only the kind of request and a link leave;
 * as with pages, the link decides without sign-in only on the person's own channels. Skipped if they can no longer
 * decide it.
 */
export const tellOfRequest =
  (parts: Notifications): TaskHandler<typeof approvalTell.payload> =>
  async (row, { db, signal }) => {
    const { approval: id, why } = row.payload;
    const to = asId<'principal'>(row.payload.to);
    const shown = await getApproval(caseReader(parts.host.services.use), holderOf(to, id), id);
    if (!shown.ok) return park(ownWords('they may not know of it'));
    const isAsk = why === 'asked' || why === 'passed-on' || why === 'reminded';
    if (isAsk && !shown.value.may.approve.allowed) return done;

    const webhooks = await readAlone(db, allChannels);
    const links = linksTo(parts, to, shown.value);
    const handovers: Handover[] = [];
    for (const channel of channelsFor(to, webhooks, parts.sender.hasMail)) {
      const webhook = webhooks.find((each) => each.id === channel);
      const isOwn = channel === EMAIL || webhook?.owner === to;
      const message = requestMessage({
        id: row.id,
        request: id,
        to,
        why,
        asks: shown.value.asks,
        clause: shown.value.clause,
        link: isOwn && isAsk ? links.decide : links.page,
      });
      if (webhook !== undefined && !providers[webhook.kind].takes(message)) continue;
      handovers.push(await parts.sender.send(webhook ?? EMAIL, to, message, signal));
    }
    if (handovers.length === 0 || handovers.some(({ kind }) => kind === 'handed-over')) return done;
    const failure = handovers.find((each) => each.kind !== 'handed-over') ?? failed('no-channel', false);
    const reason = ownWords(failure.kind === 'handed-over' ? 'no-channel' : failure.reason);
    return mayYetSucceed(failure) ? retry(reason) : park(reason);
  };

function linksTo({ ring, publicUrl }: Notifications, principal: PrincipalId, { id, expiresAt }: ApprovalView) {
  const claim = { page: id, principal, expiresAt: new Date(expiresAt) };
  return {
    decide: `${publicUrl()}${createAnswerLinks(ring, decidesRequest).pathFor(claim)}`,
    page: `${publicUrl()}/approvals/${id}`,
  };
}
