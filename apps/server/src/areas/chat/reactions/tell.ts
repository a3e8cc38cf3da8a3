import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { chatTell } from '../../../platform/chat/tell-channel.ts';
import { done, park, retry } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import type { Chat } from '../chat.ts';
import { escaped } from '../domain/card.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { incidentsById } from '../../incidents/public.ts';
import { isInternalApproved } from '../store/links.ts';
import { roomOf } from '../store/rooms.ts';

const MOST_CHARACTERS = 3000;

const LEADS = { update: 'Update for stakeholders', duty: 'Owed', note: 'Note' } as const;

/** Says in an incident's channel what a room asked for, as it was when it was asked for. An incident without a channel has nobody there to be told. */
export const tellChannel =
  (chat: Chat): TaskHandler<typeof chatTell.payload> =>
  async ({ payload: { incident, about, text } }, { db }) => {
    const room = chat.slack === undefined ? undefined : await roomOf(db, incident);
    if (chat.slack === undefined || room?.channel === undefined) return done;
    const id = asId<'incident'>(incident);
    // What a team keeps to itself is said nowhere.
    if ((await readAlone(db, incidentsById([id]))).get(id)?.visibility !== 'organisation') return done;
    const words = (await isInternalApproved(db))
      ? `*${LEADS[about]}*: ${escaped(text).slice(0, MOST_CHARACTERS)}`
      : `*${LEADS[about]}*: <${chat.publicUrl()}/incidents/${room.code}|in Muster>`;
    const said = await chat.slack.call('chat.postMessage', { channel: room.channel, text: words, unfurl_links: false });
    if (said.ok) return done;
    const reason = ownWords(said.error);
    return said.isWorthRetrying ? retry(reason, said.retryAfterSeconds) : park(reason);
  };
