import { addMilliseconds } from '../../../kernel/clock.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { labelled } from '../../../platform/database/column-classes.ts';
import { readAlone } from '../../../platform/database/read.ts';
import { done, park, retry, type TaskOutcome } from '../../../platform/due/outcome.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { commanderOf } from '../../incidents/domain/incident.ts';
import { incidentsById, type Incident } from '../../incidents/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import type { Chat } from '../chat.ts';
import { announcement, incidentCard, workspace } from '../domain/card.ts';
import { chatSync } from '../due-kinds.ts';
import { announcementFailed, incidentAnnounced, roomOpened } from '../ledger-actions.ts';
import type { SlackApi } from '../slack/api.ts';
import { accountsOf } from '../slack/accounts.ts';
import { isInternalApproved } from '../store/links.ts';
import { ANNOUNCEMENT } from '../announcement.ts';
import { ANNOUNCEMENT_REFUSED, roomOf, takeRoom, updateRoom, type Room } from '../store/rooms.ts';
import { linkTo, recorded, textIn, type Refused, type Work } from './room-work.ts';
import { withdraw } from './withdraw.ts';

const MS_PER_SECOND = 1000;
const SOON_SECONDS = 2;

/**
 * Brings an incident's channel, card and announcement up to date. Each completed step is stored, so that a retry
 * continues from there. Nothing is posted about a team-private incident, and earlier messages are withdrawn. An
 * incident that pages nobody gets no channel unless the policy has it announced.
 */
export const syncRoom =
  (chat: Chat): TaskHandler<typeof chatSync.payload> =>
  async (row, { db, clock, policies }): Promise<TaskOutcome> => {
    const { slack } = chat;
    if (slack === undefined) return done;
    const id = asId<'incident'>(row.payload.incident);
    const incident = (await readAlone(db, incidentsById([id]))).get(id);
    if (incident === undefined) return done;
    const isKept = incident.visibility === 'team';
    if (isKept && (await roomOf(db, id)) === undefined) return done;
    const policy = policies.of(incident);
    const { channel: announceIn, clause } = policy.severities[incident.severity].announcement;
    const wakes = policy.paging.wakes.severities.includes(incident.severity);
    const now = clock.now();
    const room = await takeRoom(db, incident, now, addMilliseconds(now, chatSync.leaseSeconds * MS_PER_SECOND));
    if (room === undefined) return retry(ownWords('another server is working on it'), SOON_SECONDS);
    const work = { chat, slack, incident, room, now };
    if (isKept) return settle(work, await withdraw(work));
    if (room.channel === undefined && !wakes && announceIn === 'none') {
      await updateRoom(db, id, { busy_until: null });
      return done;
    }
    const refused = (await announce(work, announceIn, clause)) ?? (await openChannel(work)) ?? (await showCard(work));
    return settle(work, refused);
  };

async function settle({ chat, incident }: Work, refused: Refused | undefined): Promise<TaskOutcome> {
  await updateRoom(chat.db, incident.id, { busy_until: null, failure: refused?.error ?? null });
  if (refused === undefined) return done;
  const reason = ownWords(refused.error.slice(0, MOST_REASON));
  return refused.isWorthRetrying ? retry(reason, refused.retryAfterSeconds) : park(reason);
}

const MOST_REASON = 60;

/**
 * Announces it once where the policy requires it, before anything else, since the policy demands it (GOV 3.1.6). A
 * refusal by Slack is recorded and leaves an obligation to announce it by hand; it is retried whenever the incident
 * changes.
 */
async function announce(work: Work, channel: string, clause: string): Promise<Refused | undefined> {
  const { chat, slack, incident, room } = work;
  const isRefused = room.announcedTs === ANNOUNCEMENT_REFUSED;
  if (channel === 'none' || (room.announcedTs !== undefined && !isRefused)) return undefined;
  const owed = { incident: incident.id, kind: ANNOUNCEMENT };
  const text = announcement({
    incident,
    link: linkTo(chat, incident),
    title: labelled('incidents.title', incident.title),
    to: workspace(await isInternalApproved(chat.db)),
  });
  const said = await slack.call('chat.postMessage', { channel, text, unfurl_links: false, unfurl_media: false });
  if (said.ok) {
    await recorded(work, incidentAnnounced, clause, { channel }, async (ctx) =>
      ctx.use(obligationsService).discharge(ctx, owed),
    );
    await updateRoom(chat.db, incident.id, {
      announced_ts: textIn(said.body, 'ts'),
      announced_in: textIn(said.body, 'channel'),
    });
    return undefined;
  }
  if (said.isWorthRetrying) return said;
  if (isRefused) return undefined;
  // It stays refused until somebody invites Muster: recorded once, while the incident's own channel goes on.
  await recorded(work, announcementFailed, clause, { channel, reason: said.error }, async (ctx) =>
    ctx.use(obligationsService).place(ctx, {
      ...owed,
      clause,
      what: ownWords(`Announce it in ${channel}`),
      blocks: [],
    }),
  );
  await updateRoom(chat.db, incident.id, { announced_ts: ANNOUNCEMENT_REFUSED });
  return undefined;
}

/**
 * Named by the incident's code, which is never reused: a taken name is this incident's own, from an interrupted
 * attempt.
 */
async function openChannel(work: Work): Promise<Refused | undefined> {
  const { chat, slack, incident, room } = work;
  if (room.channel !== undefined) return undefined;
  const name = incident.code.toLowerCase();
  const made = await slack.call('conversations.create', { name, is_private: false });
  if (!made.ok && made.error !== 'name_taken') return made;
  const id = made.ok ? textIn(made.body['channel'], 'id') : await findChannel(slack, name);
  if (typeof id !== 'string') return id;
  await recorded(work, roomOpened, '3.1.6', { code: incident.code });
  await updateRoom(chat.db, incident.id, { channel: id });
  await slack.call('conversations.setTopic', {
    channel: id,
    topic: `${incident.severity} ${incident.code} ${linkTo(chat, incident)}`,
  });
  const people = [...(await whoIsOnCall(chat.db, chat.host.clock.now())), ...commanders(incident)];
  const accounts = [...new Set((await accountsOf(chat, people)).values())];
  // `force`: people already there, or who cannot be invited, do not prevent the other invitations.
  if (accounts.length > 0)
    await slack.call('conversations.invite', { channel: id, users: accounts.join(','), force: true });
  return undefined;
}

async function findChannel(slack: SlackApi, name: string): Promise<string | Refused> {
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const listed = await slack.call('conversations.list', {
      limit: PAGE,
      exclude_archived: false,
      ...(cursor === '' ? {} : { cursor }),
    });
    if (!listed.ok) return listed;
    const channels = (listed.body['channels'] ?? []) as readonly { readonly id?: string; readonly name?: string }[];
    const found = channels.find((each) => each.name === name)?.id;
    if (found !== undefined) return found;
    cursor = textIn(listed.body['response_metadata'], 'next_cursor');
    if (cursor === '') break;
  }
  return { ok: false, error: 'name_taken', isWorthRetrying: false };
}

const PAGE = 1000;
const MOST_PAGES = 50;

/** Posted or updated only when its content changes, and pinned once. */
async function showCard(work: Work): Promise<Refused | undefined> {
  const { chat, slack, incident, now } = work;
  const room = (await roomNow(work)) ?? work.room;
  if (room.channel === undefined) return undefined;
  const card = incidentCard({
    incident,
    link: linkTo(chat, incident),
    title: labelled('incidents.title', incident.title),
    to: workspace(await isInternalApproved(chat.db)),
    mentions: await accountsOf(chat, commanders(incident)),
    now,
  });
  const shows = JSON.stringify(card);
  if (shows === room.cardShows) return undefined;
  const common = { channel: room.channel, ...card, unfurl_links: false };
  const shown =
    room.cardTs === undefined
      ? await slack.call('chat.postMessage', common)
      : await slack.call('chat.update', { ...common, ts: room.cardTs });
  if (!shown.ok) return shown;
  const ts = textIn(shown.body, 'ts');
  await updateRoom(chat.db, incident.id, { card_ts: ts, card_shows: shows });
  if (room.cardTs === undefined) await slack.call('pins.add', { channel: room.channel, timestamp: ts });
  return undefined;
}

const roomNow = async ({ chat, incident }: Work): Promise<Room | undefined> => roomOf(chat.db, incident.id);

function commanders(incident: Incident): readonly PrincipalId[] {
  const commander = commanderOf(incident);
  return commander === undefined ? [] : [commander];
}
