import { withdrawnAnnouncement, withdrawnCard } from '../domain/card.ts';
import { incidentWithdrawn, withdrawalFailed } from '../ledger-actions.ts';
import { ANNOUNCEMENT_REFUSED, updateRoom } from '../store/rooms.ts';
import { linkTo, recorded, type Refused, type Work } from './room-work.ts';

export const TAKEN_BACK = 'This message was removed: the incident is now private to a team.';

/** Stored in place of the card's content: nothing is written there any more. */
const WITHDRAWN = 'withdrawn';

/**
 * Reduces Muster's messages about a team-private incident to its number and severity (GOV 6.2). People's own messages
 * in its channel stay, because a bot cannot delete them in Slack; whoever made it private is told so.
 */
export async function withdraw(work: Work): Promise<Refused | undefined> {
  const { chat, slack, incident, room } = work;
  if (room.cardShows === WITHDRAWN) return undefined;
  const link = linkTo(chat, incident);
  const isAnnounced = room.announcedTs !== undefined && room.announcedTs !== ANNOUNCEMENT_REFUSED;
  const said = [
    !isAnnounced || room.announcedIn === undefined
      ? undefined
      : { channel: room.announcedIn, ts: room.announcedTs ?? '', text: withdrawnAnnouncement(incident, link) },
    room.channel === undefined || room.cardTs === undefined
      ? undefined
      : { channel: room.channel, ts: room.cardTs, ...withdrawnCard(incident, link) },
    ...room.said.map((each) => ({ ...each, text: TAKEN_BACK })),
  ].filter((each) => each !== undefined);
  // Announcements made before Muster stored their channel can only be found by a person.
  const refusals: Pick<Refused, 'error'>[] =
    isAnnounced && room.announcedIn === undefined ? [{ error: 'channel_not_found' }] : [];
  for (const message of said) {
    const edited = await slack.call('chat.update', message);
    if (!edited.ok && edited.isWorthRetrying) return edited;
    if (!edited.ok) refusals.push(edited);
  }
  if (refusals[0] !== undefined) await recorded(work, withdrawalFailed, '6.2', { reason: refusals[0].error });
  else if (said.length > 0 || room.channel !== undefined)
    await recorded(work, incidentWithdrawn, '6.2', { messages: said.length });
  await updateRoom(chat.db, incident.id, { card_shows: WITHDRAWN });
  return undefined;
}
