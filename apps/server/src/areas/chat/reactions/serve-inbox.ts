import { Outlet } from '@muster/policy';
import type { Actor } from '../../../kernel/actor.ts';
import { shorten } from '../../../kernel/shorten.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { err, type Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import type { Command } from '../../../platform/commands/command.ts';
import { done, type TaskOutcome } from '../../../platform/due/outcome.ts';
import type { TaskHandler } from '../../../platform/worker/registry.ts';
import { teamNamed } from '../../identity/public.ts';
import {
  acknowledgeIncident,
  addNote,
  callIn,
  declareIncident,
  takeCommand,
  updateStakeholders,
} from '../../incidents/public.ts';
import { whoIsOnCall } from '../../oncall/public.ts';
import type { Chat } from '../chat.ts';
import { hashOf, linkAccount, unlinkAccount } from '../commands/link-account.ts';
import { escaped } from '../domain/card.ts';
import { parseCommand, type Typed } from '../domain/parse-command.ts';
import type { chatServe } from '../due-kinds.ts';
import { placeOf } from '../slack/receive.ts';
import { messageById } from '../store/inbox.ts';
import { ownerOfCode } from '../store/links.ts';
import { codeIn } from '../store/rooms.ts';

type Payload = Readonly<Record<string, unknown>>;

/** The origin of a request: the account, the member it belongs to, and the channel. */
type From = { readonly account: string; readonly member: PrincipalId | undefined; readonly channel: string };

const inbox = new Outlet('what Slack sent, read in order to act on it', 'CONFIDENTIAL');

/**
 * Executes a request as the member who owns the account, with their current permissions; an unlinked account may do
 * nothing (2.10). A retry issues the same commands, which then find it done.
 */
export const serveInbox =
  (chat: Chat): TaskHandler<typeof chatServe.payload> =>
  async ({ payload: { id } }, { db }): Promise<TaskOutcome> => {
    const sealed = await messageById(db, id);
    if (sealed === undefined) return done;
    const opened = await chat.dataKeys.decrypt(db, sealed, placeOf(id));
    if (opened.kind !== 'plain') return done;
    const { kind, payload } = JSON.parse(inbox.take(opened.plaintext).toString('utf8')) as {
      kind: string;
      payload: Payload;
    };
    if (kind === 'command') await serveCommand(chat, id, payload);
    else if (kind === 'press') await servePress(chat, id, payload);
    else await serveEvent(chat, id, payload);
    return done;
  };

async function serveCommand(chat: Chat, id: string, payload: Payload): Promise<void> {
  const from = await fromOf(chat, {
    team: text(payload['team_id']),
    user: text(payload['user_id']),
    channel: text(payload['channel_id']),
  });
  const words = await carryOut(chat, id, from, parseCommand(text(payload['text'])));
  await reply(chat, text(payload['response_url']), words);
}

async function servePress(chat: Chat, id: string, payload: Payload): Promise<void> {
  const [action] = (payload['actions'] ?? []) as readonly Payload[];
  const verb = text(action?.['action_id']);
  if (verb !== 'ack' && verb !== 'take') return;
  const from = await fromOf(chat, {
    team: text(object(payload['team'])['id']),
    user: text(object(payload['user'])['id']),
    channel: text(object(payload['channel'])['id']),
  });
  const words = await carryOut(chat, id, from, { verb, code: text(action?.['value']) });
  await reply(chat, text(payload['response_url']), words);
}

/** A message pinned in an incident's channel becomes a note, with its author and time. */
async function serveEvent(chat: Chat, id: string, payload: Payload): Promise<void> {
  const event = object(payload['event']);
  if (event['type'] !== 'pin_added') return;
  const message = object(object(event['item'])['message']);
  const said = text(message['text']);
  const team = text(payload['team_id']);
  const from = await fromOf(chat, { team, user: text(event['user']), channel: text(event['channel_id']) });
  const code = await codeIn(chat.db, from.channel);
  const seconds = Number(text(message['ts']));
  if (from.member === undefined || code === undefined || said === '' || !Number.isFinite(seconds)) return;
  const author = await chat.handles.ownerOf(chat.db, 'slack', `${team}/${text(message['user'])}`);
  const by =
    author === undefined
      ? 'somebody without a linked account'
      : author === from.member
        ? 'the same member'
        : `member ${author}`;
  await run(chat, id, from.member, addNote, {
    code,
    text: `${shorten(said, MOST_NOTE)}\n(Pinned in Slack; written by ${by}.)`,
    occurredAt: new Date(seconds * MS_PER_SECOND).toISOString(),
  });
}

const MS_PER_SECOND = 1000;
const MOST_NOTE = 9000;

/** The response, visible only to the requester. */
async function carryOut(chat: Chat, id: string, from: From, typed: Typed): Promise<string> {
  if (typed.verb === 'help') return HELP;
  if (typed.verb === 'link') return link(chat, id, from, typed.code);
  const { member } = from;
  if (member === undefined) return NOT_LINKED;
  switch (typed.verb) {
    case 'unlink':
      return told(
        await run(chat, id, member, unlinkAccount, {}),
        'Unlinked. Your Slack account is no longer linked to Muster.',
      );
    case 'oncall':
      return onCall(chat);
    case 'declare':
      return declared(chat, await run(chat, id, member, declareIncident, { title: shorten(typed.title, MOST_TITLE) }));
    case 'page': {
      const team = await teamNamed(chat.db, typed.team);
      if (team === undefined) return `There is no team ${escaped(typed.team)}.`;
      const input = { title: shorten(typed.title, MOST_TITLE), teamId: team };
      return declared(chat, await run(chat, id, member, declareIncident, input));
    }
    case 'call':
    case 'ack':
    case 'take':
    case 'update': {
      const code = typed.code ?? (await codeIn(chat.db, from.channel));
      if (code === undefined) return 'Which incident? Give its code, or ask in its own channel.';
      if (typed.verb === 'call') {
        const team = await teamNamed(chat.db, typed.team);
        if (team === undefined) return `There is no team ${escaped(typed.team)}.`;
        return told(
          await run(chat, id, member, callIn, { code, team }),
          `${escaped(typed.team)} is being paged for ${code} until somebody acknowledges.`,
        );
      }
      if (typed.verb === 'ack')
        return told(await run(chat, id, member, acknowledgeIncident, { code }), `You acknowledged ${code}.`);
      if (typed.verb === 'take')
        return told(await run(chat, id, member, takeCommand, { code }), `You are now the commander of ${code}.`);
      const { text: words } = typed as Extract<Typed, { verb: 'update' }>;
      return told(
        await run(chat, id, member, updateStakeholders, { code, text: words }),
        `The update for ${code} has been posted.`,
      );
    }
  }
}

const MOST_TITLE = 200;

async function link(chat: Chat, id: string, { account }: From, code: string): Promise<string> {
  const owner = await ownerOfCode(chat.db, hashOf(code.toUpperCase()), chat.host.clock.now());
  const linked = owner === undefined ? err(UNKNOWN_CODE) : await run(chat, id, owner, linkAccount, { code, account });
  return told(linked, 'Linked. What you do here now counts as you.');
}

async function onCall({ db, people, host }: Chat): Promise<string> {
  const ids = await whoIsOnCall(db, host.clock.now());
  if (ids.length === 0) return 'Nobody is on call.';
  const names = await people.namesOf(db, ids);
  return `On call: ${ids.map((id) => escaped(names.get(id)?.name ?? 'somebody')).join(', ')}.`;
}

const declared = ({ publicUrl }: Chat, result: Result<unknown, AppError>): string => {
  if (!result.ok) return refusalWords(result.error);
  const { code } = result.value as { readonly code: string };
  return `<${publicUrl()}/incidents/${code}|${code}> is declared.`;
};

const told = (result: Result<unknown, AppError>, words: string): string =>
  result.ok ? words : refusalWords(result.error);

/** What was refused, by which clause, and the remedy: as everywhere. */
const refusalWords = ({ public: what, clause, remedy }: AppError): string =>
  escaped([what, clause === undefined ? '' : `(${clause})`, remedy ?? ''].filter((part) => part !== '').join(' '));

async function run(
  chat: Chat,
  id: string,
  member: PrincipalId,
  command: Command,
  input: object,
): Promise<Result<unknown, AppError>> {
  const actor: Actor = { kind: 'person', id: member, sessionId: `slack:${id}` };
  const invocation = { actor, requestId: asId<'request'>(chat.host.ids.opaque()), idempotencyKey: `slack:${id}` };
  return chat.runCommand(command, invocation, input);
}

async function fromOf(
  { handles, db }: Chat,
  { team, user, channel }: { readonly team: string; readonly user: string; readonly channel: string },
): Promise<From> {
  const account = `${team}/${user}`;
  return { account, channel, member: await handles.ownerOf(db, 'slack', account) };
}

/** Failing to reply is only logged: a command is never run again just to report its result. */
async function reply({ slack, host }: Chat, url: string, words: string): Promise<void> {
  if (slack === undefined || url === '') return;
  const said = await slack.respond(url, { response_type: 'ephemeral', replace_original: false, text: words });
  if (!said.ok) host.log.warn('chat.reply_failed', { reason: ownWords(said.error) });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const object = (value: unknown): Payload => (typeof value === 'object' && value !== null ? (value as Payload) : {});

const UNKNOWN_CODE: AppError = {
  kind: 'not_found',
  code: 'chat/no-such-code',
  public: 'This code has expired, or was never valid.',
  remedy: 'Get a new one in Muster: My notifications, Link my Slack account.',
};

const NOT_LINKED =
  'Your Slack account is not linked to Muster, so you cannot do anything here yet. In Muster, under “My notifications”, press “Link my Slack account” and type here what it shows.';

const HELP = [
  'Commands:',
  '`/muster declare <what is wrong>` declares an incident and pages on-call',
  '`/muster page @team <what is wrong>` does the same for a team',
  '`/muster page @team [INC-…]` pages a team’s on-call for an incident',
  '`/muster ack [INC-…]` acknowledges, `/muster take [INC-…]` takes command',
  '`/muster update [INC-…] <words>` posts an update for stakeholders',
  '`/muster oncall` shows who is on call',
  '`/muster link <code>` links your account, `/muster unlink` unlinks it',
].join('\n');
