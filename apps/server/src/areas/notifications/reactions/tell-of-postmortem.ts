import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { isActivePerson } from '../../identity/public.ts';
import { noticeOf, type postmortemTell } from '../../postmortems/public.ts';
import { dutyMessage } from '../channels/channel-messages.ts';
import { providers } from '../channels/providers/registry.ts';
import { EMAIL } from '../domain/channel.ts';
import { channelsFor } from '../domain/channels-for.ts';
import { failed, mayYetSucceed, type Handover } from '../domain/handover.ts';
import type { Notifications } from '../notifications.ts';
import { allChannels } from '../store/channels.ts';

/** Notifies a person of what a postmortem or action item requires of them, through every channel that reaches them. */
export const tellOfPostmortem =
  (parts: Notifications): TaskHandler<typeof postmortemTell.payload> =>
  async (row, { db, signal }) => {
    const { incident, action, why } = row.payload;
    const to = asId<'principal'>(row.payload.to);
    if (!(await isActivePerson(db, to))) return done;
    const about = { incident, why, to, ...(action === undefined ? {} : { action }) };
    const notice = await noticeOf(parts.host.services.use, about);
    if (notice === undefined) return done;
    const message = dutyMessage({
      id: row.id,
      to,
      type: `postmortem.${why}`,
      ...notice,
      link: `${parts.publicUrl()}${notice.page}`,
    });
    const webhooks = await readAlone(db, allChannels);
    const handovers: Handover[] = [];
    for (const channel of channelsFor(to, webhooks, parts.sender.hasMail)) {
      const webhook = webhooks.find((each) => each.id === channel);
      if (webhook !== undefined && !providers[webhook.kind].takes(message)) continue;
      handovers.push(await parts.sender.send(webhook ?? EMAIL, to, message, signal));
    }
    if (handovers.some(({ kind }) => kind === 'handed-over')) return done;
    const failure = handovers.find((each) => each.kind !== 'handed-over') ?? failed('no-channel', false);
    const reason = ownWords(failure.kind === 'handed-over' ? 'no-channel' : failure.reason);
    return mayYetSucceed(failure) ? retry(reason) : park(reason);
  };
