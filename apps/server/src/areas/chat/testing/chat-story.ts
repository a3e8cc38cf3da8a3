import { sql } from 'kysely';
import { routesOf } from '../../../platform/area-routes.ts';
import { runCommand } from '../../../platform/commands/run-command.ts';
import { createHttp, type Http } from '../../../platform/http/create-http.ts';
import { readEnvelope } from '../../../platform/ledger/envelope.ts';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { startStory, type Story } from '../../../testing/story.ts';
import { laidDown, type TestPerson } from '../../../testing/people.ts';
import { testHttpOptions } from '../../../testing/test-http.ts';
import { createHandles, createPeople } from '../../identity/public.ts';
import { obligationsService } from '../../../platform/obligations.ts';
import { obligations } from '../../incidents/public.ts';
import { registerIncidentReactions } from '../../incidents/reactions/register.ts';
import { registerOnCallReactions } from '../../oncall/public.ts';
import { chatArea } from '../area.ts';
import { chatService, type Chat } from '../chat.ts';
import { chatReader } from '../reactions/follow-incidents.ts';
import { registerChatReactions } from '../reactions/register.ts';
import { createSlackApi } from '../slack/api.ts';
import { BOT_TOKEN, SIGNING_SECRET, signedBySlack, startSlack, type FakeSlack } from './slack.ts';

/** A story with a Slack workspace. */
export type ChatStory = {
  readonly story: Story;
  readonly slack: FakeSlack;
  readonly chat: Chat;
  readonly http: Http;
  /** Lets the reader process new entries, and runs what is due. */
  settle(): Promise<void>;
  /** Links a member's account directly. */
  link(person: TestPerson, user: string): Promise<void>;
  type(user: string, text: string, given?: { readonly channel?: string; readonly trigger?: string }): Promise<number>;
  press(user: string, action: string, code: string): Promise<number>;
  send(
    kind: 'commands' | 'interactions' | 'events',
    body: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; body: string }>;
  end(): Promise<void>;
};

export const TEAM = 'T0MUSTER';

export async function startChatStory(): Promise<ChatStory> {
  const slack = await startSlack();
  const late: { chat?: Chat } = {};
  const parts = new Proxy({} as Chat, {
    get: (_, name) => {
      if (!late.chat) throw new Error('the story has not begun');
      return late.chat[name as keyof Chat];
    },
  });
  const story = await startStory([
    registerIncidentReactions,
    registerOnCallReactions,
    (registry) => registerChatReactions(parts)(registry),
  ]);
  const { host } = story;
  const allow = parseAllowList(['127.0.0.1']);
  if (!allow.ok) throw new Error('the test’s own addresses do not parse');
  const chat: Chat = {
    host,
    db: host.db,
    dataKeys: host.dataKeys,
    handles: createHandles({ dataKeys: host.dataKeys, ring: host.ring }),
    people: createPeople({ dataKeys: host.dataKeys, ring: host.ring }),
    slack: createSlackApi({
      outgoing: createOutgoing({
        allow: allow.value,
        limits: { connectTimeoutMs: 1000, timeoutMs: 1000, maxResponseBytes: 1_000_000 },
        log: host.log,
      }),
      url: `${slack.url}/api`,
      token: async () => new Concealed(BOT_TOKEN),
    }),
    signingSecret: async () => new Concealed(SIGNING_SECRET),
    group: 'S0ONCALL',
    runCommand: async (command, invocation, input) => runCommand(host, command, invocation, input),
    publicUrl: () => 'https://muster.example.org',
  };
  late.chat = chat;
  host.services.give(chatService, chat).give(obligationsService, obligations);
  const http = await createHttp({
    ...testHttpOptions({
      actors: { sre: story.sre.actor, bystander: story.bystander.actor, governance: story.governance.actor },
      routes: [routesOf(chatArea(chat), host.services.use)],
      runCommand: chat.runCommand,
    }),
    clock: host.clock,
    ids: host.ids,
  });

  const send: ChatStory['send'] = async (kind, body, headers) => {
    const answer = await http.app.inject({
      method: 'POST',
      url: `/v1/hooks/slack/${kind}`,
      headers: {
        'content-type': kind === 'events' ? 'application/json' : 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: body,
    });
    return { status: answer.statusCode, body: answer.body };
  };
  const signed = async (kind: Parameters<ChatStory['send']>[0], body: string) =>
    (await send(kind, body, signedBySlack(body, host.clock.now()))).status;
  let triggers = 0;
  let seen = 0;

  return {
    story,
    slack,
    chat,
    http,
    send,
    async settle() {
      const { rows } = await sql<{ envelope: string }>`select envelope from ledger_pending order by position`.execute(
        host.db,
      );
      const entries = rows
        .map(({ envelope }, seq) => ({ seq, text: envelope, envelope: readEnvelope(envelope) }))
        .slice(seen);
      seen = rows.length;
      await host.db.transaction().execute(async (tx) => chatReader(chat).translate(tx, entries));
      await story.advance({ seconds: 1 });
    },
    async link(person, user) {
      await laidDown(host, async (tx) =>
        chat.handles.keep(tx, { id: host.ids.opaque(), principal: person.id, kind: 'slack', value: `${TEAM}/${user}` }),
      );
    },
    async type(user, text, { channel = 'C0GENERAL', trigger } = {}) {
      triggers += 1;
      const status = await signed(
        'commands',
        new URLSearchParams({
          command: '/muster',
          team_id: TEAM,
          user_id: user,
          channel_id: channel,
          trigger_id: trigger ?? `trigger.${triggers}`,
          response_url: `${slack.url}/respond/${user}`,
          text,
        }).toString(),
      );
      await story.advance({ seconds: 1 });
      return status;
    },
    async press(user, action, code) {
      triggers += 1;
      const payload = JSON.stringify({
        type: 'block_actions',
        team: { id: TEAM },
        user: { id: user },
        channel: { id: 'C0GENERAL' },
        trigger_id: `trigger.${triggers}`,
        response_url: `${slack.url}/respond/${user}`,
        actions: [{ action_id: action, block_id: 'incident', value: code, type: 'button' }],
      });
      const status = await signed('interactions', new URLSearchParams({ payload }).toString());
      await story.advance({ seconds: 1 });
      return status;
    },
    async end() {
      await http.app.close();
      await story.end();
      await slack.close();
    },
  };
}
