import { Classified } from '@muster/policy';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { shorten } from '../../../kernel/shorten.ts';
import type { chatTell } from '../../../platform/chat/tell-channel.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { incidentsById } from '../../incidents/public.ts';
import type { Chat } from '../chat.ts';
import { escaped, workspace } from '../domain/card.ts';
import { isInternalApproved } from '../store/links.ts';
import { announcementOf, noteSaid, roomOf, type Room } from '../store/rooms.ts';
import { textIn } from './room-work.ts';
import { TAKEN_BACK } from './withdraw.ts';

const MOST_CHARACTERS = 3000;

const LEADS = { update: 'Update for stakeholders', duty: 'Due', note: 'Note' } as const;

/** What people write about an incident is INTERNAL; a duty uses only the policy's words. */
const CLASSES = { update: 'INTERNAL', duty: 'PUBLIC', note: 'INTERNAL' } as const;

const SOON_SECONDS = 5;

/**
 * Posts what another area asked for to an incident's channel, or as a reply to its announcement. Skipped if the
 * incident has no channel, or is team-private.
 */
export const tellChannel =
  (chat: Chat): TaskHandler<typeof chatTell.payload> =>
  async ({ payload: { incident, about, text, announcedIn } }, { db }) => {
    if (chat.slack === undefined) return done;
    const id = asId<'incident'>(incident);
    const [found, room] = [(await readAlone(db, incidentsById([id]))).get(id), await roomOf(db, incident)];
    if (found === undefined || found.visibility === 'team' || room === undefined) return done;
    const where = announcedIn === undefined ? ownChannel(room) : thread(room, announcedIn);
    if (where === 'not-yet') return retry(ownWords('it has not been announced yet'), SOON_SECONDS);
    if (where === 'nowhere') return done;
    const said = workspace(await isInternalApproved(db)).offer(new Classified(CLASSES[about], text));
    const words =
      said !== undefined
        ? `*${LEADS[about]}*: ${escaped(shorten(said, MOST_CHARACTERS))}`
        : `*${LEADS[about]}*: <${chat.publicUrl()}/incidents/${room.code}|in Muster>`;
    const posted = await chat.slack.call('chat.postMessage', { ...where, text: words, unfurl_links: false });
    if (posted.ok) {
      const message = { channel: textIn(posted.body, 'channel'), ts: textIn(posted.body, 'ts') };
      await noteSaid(db, incident, message);
      // Made private while this was being posted: the withdrawal did not know of this message.
      const after = (await readAlone(db, incidentsById([id]))).get(id);
      if (after?.visibility === 'team') await chat.slack.call('chat.update', { ...message, text: TAKEN_BACK });
      return done;
    }
    const reason = ownWords(posted.error);
    return posted.isWorthRetrying ? retry(reason, posted.retryAfterSeconds) : park(reason);
  };

type Where = Readonly<Record<string, unknown>> | 'not-yet' | 'nowhere';

const ownChannel = ({ channel }: Room): Where => (channel === undefined ? 'nowhere' : { channel });

/** A reply that is also shown in the channel. Without an announcement by Muster there is nothing to reply to. */
function thread(room: Room, channel: string): Where {
  if (room.announcedTs === undefined) return 'not-yet';
  const announcement = announcementOf(room);
  return announcement === undefined ? 'nowhere' : { channel, thread_ts: announcement, reply_broadcast: true };
}
