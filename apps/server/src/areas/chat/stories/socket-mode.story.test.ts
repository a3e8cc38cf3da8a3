import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseAllowList } from '../../../platform/outgoing/allow-list.ts';
import { createOutgoing } from '../../../platform/outgoing/create-outgoing.ts';
import { createSockets } from '../../../platform/outgoing/create-sockets.ts';
import { Concealed } from '../../../platform/secrets/concealed.ts';
import { createSlackApi } from '../slack/api.ts';
import { receiveFromSlack, type FromSlack } from '../slack/receive.ts';
import { followSlack } from '../slack/socket-mode.ts';
import { startChatStory, TEAM, type ChatStory } from '../testing/chat-story.ts';
import { APP_TOKEN, startSocketMode } from '../testing/socket-mode.ts';

let story: ChatStory;
let slack: Awaited<ReturnType<typeof startSocketMode>>;
let followed: { stop(): void };
/** Pending timers, which the test runs itself. */
let timers: { readonly ms: number; readonly run: () => void }[];
let receive: (from: FromSlack) => Promise<void>;

const allow = parseAllowList(['127.0.0.1']);
const listed = allow.ok ? allow.value : undefined;

beforeEach(async () => {
  if (listed === undefined) throw new Error('the test’s own addresses do not parse');
  story = await startChatStory();
  slack = await startSocketMode();
  timers = [];
  receive = async (from) => receiveFromSlack(story.chat, from);
  const { log } = story.story.host;
  const limits = { connectTimeoutMs: 1000, timeoutMs: 1000, maxResponseBytes: 1_000_000 };
  followed = followSlack({
    slack: createSlackApi({
      outgoing: createOutgoing({ allow: listed, limits, log }),
      url: slack.url,
      token: async () => new Concealed(APP_TOKEN),
    }),
    sockets: createSockets({ allow: listed, connectTimeoutMs: 1000 }),
    receive: async (from) => receive(from),
    later(ms, run) {
      const timer = { ms, run };
      timers.push(timer);
      return () => void (timers = timers.filter((each) => each !== timer));
    },
    log,
  });
  await slack.until(() => slack.open().length === 1);
});
afterEach(async () => {
  followed.stop();
  await slack.close();
  await story.end();
});

const envelope = (id: string, trigger: string, text = 'oncall') => ({
  envelope_id: id,
  type: 'slash_commands',
  accepts_response_payload: true,
  payload: {
    command: '/muster',
    team_id: TEAM,
    user_id: 'U0SRE',
    channel_id: 'C0GENERAL',
    trigger_id: trigger,
    response_url: `${story.slack.url}/respond/U0SRE`,
    text,
  },
});
const kept = async () =>
  (await sql<{ count: number }>`select count(*)::integer as count from chat_inbox`.execute(story.story.host.db)).rows[0]
    ?.count;
const waits = () => timers.map(({ ms }) => ms);

describe('Socket Mode, for installs that Slack cannot reach', () => {
  test('what is typed is acknowledged once it is kept, and done as it is over HTTP', async () => {
    await story.link(story.story.sre, 'U0SRE');
    slack.deliver(envelope('e1', 't1'));
    await slack.until(() => slack.acknowledged.length === 1);
    expect(slack.acknowledged).toEqual(['e1']);
    expect(await kept()).toBe(1);
    await story.story.advance({ seconds: 1 });
    expect(story.slack.replies).toHaveLength(1);
  });

  test('what comes twice, over the socket or by HTTP too, is acknowledged each time and done once', async () => {
    await story.link(story.story.sre, 'U0SRE');
    slack.deliver(envelope('e1', 'trigger.same'));
    slack.deliver({ ...envelope('e2', 'trigger.same'), retry_attempt: 1, retry_reason: 'timeout' });
    await slack.until(() => slack.acknowledged.length === 2);
    await story.type('U0SRE', 'oncall', { trigger: 'trigger.same' });
    expect(await kept()).toBe(1);
    expect(story.slack.replies).toHaveLength(1);
  });

  test('what could not be kept is not acknowledged, so that it comes again', async () => {
    let isAway = true;
    receive = async (from) =>
      isAway ? Promise.reject(new Error('the database is away')) : receiveFromSlack(story.chat, from);
    slack.deliver(envelope('e1', 't1'));
    slack.deliver({ envelope_id: 'e2', type: 'something_new', payload: {} });
    await slack.until(() => slack.acknowledged.length === 1);
    isAway = false;
    slack.deliver(envelope('e3', 't1'));
    await slack.until(() => slack.acknowledged.length === 2);
    expect(slack.acknowledged).toEqual(['e2', 'e3']);
    expect(await kept()).toBe(1);
  });

  test('what Muster has no use for is acknowledged, and what is not a message harms nothing', async () => {
    slack.deliver({ envelope_id: 'e1', type: 'something_new', payload: {} });
    slack.deliver({ type: 'unheard-of' });
    slack.deliver({ envelope_id: 'e2', type: 'events_api', payload: { event_id: 'Ev1', event: { type: 'other' } } });
    await slack.until(() => slack.acknowledged.length === 2);
    expect(slack.acknowledged).toEqual(['e1', 'e2']);
  });

  test('a connection that is about to end has a successor first, and answers until it ends', async () => {
    slack.disconnect('warning');
    await slack.until(() => slack.open().length === 2);
    slack.deliver(envelope('e1', 't1'), 0);
    slack.deliver(envelope('e2', 't2'), 1);
    await slack.until(() => slack.acknowledged.length === 2);
    slack.open()[0]?.close();
    await slack.until(() => slack.open().length === 1);
    slack.deliver(envelope('e3', 't3'), 1);
    await slack.until(() => slack.acknowledged.length === 3);
    expect(slack.state.asked).toBe(2);
  });

  test('a connection that is cut is opened again after a second, and later each time it fails', async () => {
    const again = async () => {
      const at = timers.findIndex(({ ms }) => ms !== 30_000);
      timers.splice(at, 1)[0]?.run();
    };
    slack.state.refuses = 'internal_error';
    slack.open()[0]?.terminate();
    await expect.poll(waits).toEqual([1000]);
    await again();
    await expect.poll(waits).toEqual([2000]);
    await again();
    await expect.poll(waits).toEqual([4000]);
    slack.state.refuses = undefined;
    await again();
    await slack.until(() => slack.open().length === 1);
    await expect.poll(waits).toEqual([30_000]);
    slack.open()[0]?.terminate();
    await expect.poll(waits).toEqual([1000]);
  });

  test('where Socket Mode is switched off it asks again a minute later', async () => {
    slack.disconnect('link_disabled');
    await expect.poll(waits).toEqual([30_000, 60_000]);
    expect(slack.state.asked).toBe(1);
  });

  test('a connection on which nobody answers is given up', async () => {
    const beat = () =>
      timers
        .splice(
          timers.findIndex(({ ms }) => ms === 30_000),
          1,
        )[0]
        ?.run();
    slack.open()[0]?.pause();
    beat();
    expect(waits()).toEqual([30_000]);
    beat();
    await expect.poll(waits).toEqual([1000]);
  });
});
