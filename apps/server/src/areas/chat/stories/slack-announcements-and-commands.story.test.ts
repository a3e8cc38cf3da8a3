import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { alertsWithIncidents } from '../../alerts/public.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { acknowledgeIncident, alertsOfIncidents, declareIncident, updateStakeholders } from '../../incidents/public.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { teamOf } from '../../incidents/testing/incident-story.ts';
import { createSchedule } from '../../oncall/commands/create-schedule.ts';
import { THE_LIST } from '../../oncall/domain/the-list.ts';
import { weekly } from '../../oncall/testing/schedule-story.ts';
import { chatService } from '../chat.ts';
import { followSchedule, leaveSchedule } from '../commands/follow-schedule.ts';
import { linkAccount, makeLinkCode, unlinkAccount } from '../commands/link-account.ts';
import { sayAnnounced } from '../commands/say-announced.ts';
import { setInternalText } from '../commands/set-internal.ts';
import { announcementFindings } from '../queries/findings.ts';
import { startChatStory, TEAM, type ChatStory } from '../testing/chat-story.ts';
import { signedBySlack } from '../testing/slack.ts';

let chat: ChatStory;
beforeEach(async () => {
  chat = await startChatStory();
});
afterEach(async () => chat.end());

async function declare(
  severity: 'SEV-1' | 'SEV-2' | 'SEV-3' = 'SEV-1',
  title = 'Checkout of <customer> A fails',
): Promise<string> {
  const { code } = await chat.story.done(chat.story.bystander, declareIncident, {
    title: ownWords(title),
    facts: { ...factsFor[severity] },
  });
  await chat.settle();
  return code;
}

const room = (code: string) => [...chat.slack.channels.values()].find(({ name }) => name === code.toLowerCase());
const announced = () =>
  [...(chat.slack.channels.get('C0ANNOUNCE')?.messages.values() ?? [])].map(({ text }) => String(text));
const textsIn = (code: string) => [...(room(code)?.messages.values() ?? [])].map(({ text }) => String(text));
const cardOf = (code: string) => JSON.stringify([...(room(code)?.messages.values() ?? [])][0]);
const phaseOf = async (code: string) =>
  (await sql<{ phase: string }>`select phase from incidents where code = ${code}`.execute(chat.story.host.db)).rows[0]
    ?.phase;
const lastReply = () => String(chat.slack.replies.at(-1)?.['text']);

describe('a SEV-1 in Slack', () => {
  test('is announced in the channel that the policy names, once, and on the record [GOV 3.1.6]', async () => {
    const code = await declare();
    await chat.story.done(chat.story.sre, acknowledgeIncident, { code });
    await chat.settle();
    expect(announced()).toEqual([expect.stringContaining(`https://muster.example.org/incidents/${code}|${code}`)]);
    expect(await chat.story.entries('chat.announced')).toMatchObject([
      { clause: '3.1.6', data: { channel: '#ml-incidents-sev1' } },
    ]);
  });

  test('has one channel, by its code, with a pinned card that shows how it stands', async () => {
    const code = await declare();
    expect(room(code)?.pins).toHaveLength(1);
    expect(cardOf(code)).toContain('Acknowledge');
    await chat.story.done(chat.story.sre, acknowledgeIncident, { code });
    await chat.settle();
    expect(cardOf(code)).not.toContain('"Acknowledge"');
    expect(cardOf(code)).toContain('acknowledged');
    expect(chat.slack.calls.filter(({ method }) => method === 'conversations.create')).toHaveLength(1);
    expect(room(code)?.pins).toHaveLength(1);
  });

  test('says its title only where the workspace is approved for INTERNAL text [GOV 2.8, 6.2]', async () => {
    const code = await declare();
    expect(cardOf(code) + announced().join()).not.toContain('Checkout');
    expect(await chat.story.as(chat.story.sre, setInternalText, { allowed: true })).toMatchObject({
      ok: false,
      error: { code: 'access/not-entitled', clause: '2.8' },
    });
    await chat.story.done(chat.story.governance, setInternalText, { allowed: true });
    const { rows } = await sql`select 1 from due_work where kind = 'act.done'
      and payload::jsonb ->> 'activity' = 'data-classification'`.execute(chat.story.host.db);
    expect(rows).toHaveLength(1);
    const next = await declare();
    expect(cardOf(next)).toContain('Checkout of <customer> A fails');
    expect(announced().at(-1)).toContain('Checkout of &lt;customer&gt; A fails');
  });

  test('declared there with an emoji at the cut of its title it is declared all the same', async () => {
    await chat.link(chat.story.sre, 'U0ADA');
    expect(await chat.type('U0ADA', `declare ${'x'.repeat(199)}🔥 checkout fails`)).toBe(200);
    await chat.story.advance({ seconds: 2 });
    expect(await chat.story.entries('incident.created')).toHaveLength(1);
  });

  test('a title of two hundred emoji keeps within what Slack shows', async () => {
    await chat.story.done(chat.story.governance, setInternalText, { allowed: true });
    const code = await declare('SEV-1', '🔥'.repeat(100));
    expect(room(code)?.pins).toHaveLength(1);
  });

  test('what wakes nobody gets no channel and is announced nowhere', async () => {
    const code = await declare('SEV-3');
    expect([room(code), announced()]).toEqual([undefined, []]);
  });
});

describe('an incident that is made private after Slack heard of it', () => {
  const everything = () =>
    JSON.stringify([...chat.slack.channels.values()].map(({ messages }) => [...messages.values()]));
  const edits = () => chat.slack.calls.filter(({ method }) => method === 'chat.update').length;
  const told = async () => {
    await chat.story.done(chat.story.governance, setInternalText, { allowed: true });
    const { services, clock } = chat.story.host;
    services.give(alertsOfIncidents, alertsWithIncidents);
    approvalsArea({ services, clock, kinds: () => [] });
    const code = await declare();
    await chat.story.done(chat.story.bystander, updateStakeholders, { code, text: ownWords('the customer is called') });
    await chat.story.advance({ seconds: 1 });
    expect(everything()).toMatch(/Checkout.*customer is called/s);
    return code;
  };
  const makesPrivate = async (code: string) => {
    const teamId = await teamOf(chat.story, chat.story.sre);
    await chat.story.done(chat.story.sre, makePrivate, { code, teamId });
  };

  test('is cut down there to its number and severity, once, and its timeline says what is left to do [GOV 6.2]', async () => {
    const code = await told();
    await makesPrivate(code);
    await chat.settle();
    expect(everything()).not.toMatch(/Checkout|customer is called/);
    expect(announced()[0]).toMatch(/^\*SEV-1\* <.*private to a team/);
    expect(cardOf(code)).toContain(code);
    const before = edits();
    await chat.story.done(chat.story.sre, acknowledgeIncident, { code });
    await chat.settle();
    expect(edits()).toBe(before);
    expect(cardOf(code)).not.toContain('acknowledged');
    expect((await chat.story.entries('chat.withdrawn')).map(({ clause, data }) => [clause, data])).toEqual([
      // The announcement, the card, and the update in both places.
      ['6.2', { messages: 4 }],
    ]);
  });

  test('where Slack refuses, its timeline says that somebody has to delete it by hand [GOV 6.2]', async () => {
    const code = await told();
    chat.slack.refuses.set('chat.update', 'edit_window_closed');
    await makesPrivate(code);
    await chat.settle();
    expect(await chat.story.entries('chat.withdrawal_failed')).toMatchObject([
      { data: { reason: 'edit_window_closed' } },
    ]);
    expect(await chat.story.entries('chat.withdrawn')).toEqual([]);
  });

  test('with Slack away it is done when Slack is back, and nothing new is said there meanwhile [GOV 6.2]', async () => {
    const code = await told();
    chat.slack.fault = { status: 503 };
    await makesPrivate(code);
    await chat.settle();
    chat.slack.fault = undefined;
    await chat.story.done(chat.story.bystander, updateStakeholders, { code, text: ownWords('the customer again') });
    await chat.story.advance({ minutes: 2 });
    expect(everything()).not.toMatch(/Checkout|the customer/);
  });
});

describe('chat gates nothing', () => {
  test('with Slack down all works, and what it should show is shown when it is back', async () => {
    chat.slack.fault = { status: 503 };
    const code = await declare();
    await chat.story.done(chat.story.sre, acknowledgeIncident, { code });
    await chat.settle();
    expect(await phaseOf(code)).toBe('acknowledged');
    chat.slack.fault = undefined;
    await chat.story.advance({ minutes: 10 });
    expect(cardOf(code)).toContain('acknowledged');
    expect(announced()).toHaveLength(1);
  });

  test('429: it is left alone for as long as it asks', async () => {
    chat.slack.fault = { status: 429, headers: { 'retry-after': '30' } };
    await declare();
    chat.slack.fault = undefined;
    await chat.story.advance({ seconds: 27 });
    expect(chat.slack.calls).toEqual([]);
    await chat.story.advance({ seconds: 5 });
    expect(announced()).toHaveLength(1);
  });

  test('a channel whose making was cut off is found by its name, not made twice', async () => {
    chat.slack.refuses.set('chat.postMessage', 'not_in_channel');
    chat.slack.fault = 'does-it-and-hangs-up';
    const code = await declare();
    chat.slack.fault = undefined;
    chat.slack.refuses.clear();
    await chat.story.advance({ minutes: 2 });
    expect([...chat.slack.channels.values()].filter(({ name }) => name === code.toLowerCase())).toHaveLength(1);
    expect(room(code)?.pins).toHaveLength(1);
  });

  test('where Muster is not in the channel of the policy, that is on the record, and the rest goes on [GOV 3.1.6]', async () => {
    (chat.slack.channels as Map<string, unknown>).delete('C0ANNOUNCE');
    const code = await declare();
    expect(await chat.story.entries('chat.announcement_failed')).toMatchObject([
      { data: { reason: 'channel_not_found' } },
    ]);
    expect(room(code)?.pins).toHaveLength(1);
  });

  test('what Slack would not announce is owed by hand until somebody says it is done, or Slack takes it [GOV 3.1.6]', async () => {
    const announcements = chat.slack.channels.get('C0ANNOUNCE');
    const channels = chat.slack.channels as Map<string, unknown>;
    const owed = async (code: string) =>
      (
        await sql<{ what: string; clause: string; isDone: boolean }>`
          select o.what, o.clause, o.discharged_at is not null as "isDone" from incident_obligations o
          join incidents i on i.id = o.incident_id where i.code = ${code}`.execute(chat.story.host.db)
      ).rows;
    channels.delete('C0ANNOUNCE');
    const [mine, next] = [await declare(), await declare()];
    expect(await owed(mine)).toMatchObject([{ clause: '3.1.6', isDone: false }]);
    expect(await chat.story.as(chat.story.sre, sayAnnounced, { code: mine })).toMatchObject({
      ok: false,
      error: { code: 'access/not-entitled' },
    });
    await chat.story.done(chat.story.bystander, sayAnnounced, { code: mine });
    expect(await chat.story.as(chat.story.bystander, sayAnnounced, { code: mine })).toMatchObject({
      error: { code: 'chat/announced-already' },
    });
    expect(await owed(mine)).toMatchObject([{ isDone: true }]);
    channels.set('C0ANNOUNCE', announcements);
    for (const code of [mine, next]) await chat.story.done(chat.story.sre, acknowledgeIncident, { code });
    await chat.settle();
    expect(announced()).toEqual([expect.stringContaining(next)]);
    expect(await owed(next)).toMatchObject([{ isDone: true }]);
    expect(await chat.story.entries('chat.announcement_failed')).toHaveLength(2);
    expect((await chat.story.entries('chat.announced')).map(({ data }) => data)).toEqual([
      { channel: '#ml-incidents-sev1', byHand: true },
      { channel: '#ml-incidents-sev1' },
    ]);
    const mild = await declare('SEV-3');
    expect(await chat.story.as(chat.story.bystander, sayAnnounced, { code: mild })).toMatchObject({
      error: { code: 'chat/announced-nowhere' },
    });
  });

  test('that no workspace is connected which could announce is a finding [GOV 3.1.6]', async () => {
    const reads = { policies: () => chat.story.host.policies() } as never;
    expect(await announcementFindings(chat.chat)(reads)).toEqual([]);
    expect(await announcementFindings({ slack: undefined })(reads)).toMatchObject([
      { clause: '3.1.6', message: expect.stringContaining('#ml-incidents-sev1') as string },
    ]);
  });
});

describe('what is pressed and typed there', () => {
  test('is done as the member who pressed, and by an account that nobody proved not at all [GOV 1.1, 2.10]', async () => {
    await chat.link(chat.story.sre, 'U0ADA');
    const code = await declare();
    expect(await chat.press('U0STRANGER', 'ack', code)).toBe(200);
    expect(await phaseOf(code)).toBe('declared');
    expect(lastReply()).toContain('is not linked to Muster');
    expect(await chat.press('U0ADA', 'ack', code)).toBe(200);
    expect(await phaseOf(code)).toBe('acknowledged');
    expect(await chat.story.entries('incident.status_updated')).toMatchObject([{ actor: chat.story.sre.id }]);
  });

  test('with what that member may do: a refusal says what and by which clause', async () => {
    await chat.link(chat.story.bystander, 'U0MARY');
    const { code } = await chat.story.done(chat.story.sre, declareIncident, {
      title: ownWords('Slow model'),
      facts: { ...factsFor['SEV-1'] },
    });
    await chat.type('U0MARY', `ack ${code}`);
    expect(lastReply()).toMatch(/\(\d+\.\d+/);
  });

  test('in an incident’s own channel its code can be left out', async () => {
    await chat.link(chat.story.sre, 'U0ADA');
    const code = await declare();
    const [channel = ''] = [...chat.slack.channels].find(([, { name }]) => name === code.toLowerCase()) ?? [];
    await chat.type('U0ADA', 'ack', { channel });
    expect([await phaseOf(code), lastReply()]).toEqual(['acknowledged', `You acknowledged ${code}.`]);
    await chat.type('U0ADA', 'take', { channel });
    expect(await chat.story.entries('incident.commander_named')).toMatchObject([{ actor: chat.story.sre.id }]);
    await chat.type('U0ADA', 'update we have a lead', { channel });
    expect(await chat.story.entries('incident.stakeholders_updated')).toHaveLength(1);
    await chat.type('U0ADA', 'ack');
    expect(lastReply()).toContain('Which incident?');
  });

  test('a team is called to the incident of the channel, until somebody acknowledges [GOV 3.1.5]', async () => {
    await chat.link(chat.story.sre, 'U0ADA');
    const code = await declare();
    await teamOf(chat.story, chat.story.bystander);
    const [channel = ''] = [...chat.slack.channels].find(([, { name }]) => name === code.toLowerCase()) ?? [];
    await chat.type('U0ADA', 'page @fraud', { channel });
    expect(lastReply()).toBe(`fraud is being paged for ${code} until somebody acknowledges.`);
    await chat.type('U0ADA', 'page @fraud inc-zzzzz');
    expect(lastReply()).not.toContain('is being paged');
    const called = (await chat.story.pages()).filter(({ reason }) => reason === 'called-in');
    expect(called.map(({ to }) => to)).toEqual([chat.story.bystander.id]);
  });

  test('declares, and the same request twice declares once', async () => {
    await chat.link(chat.story.sre, 'U0ADA');
    for (const _ of [1, 2])
      expect(await chat.type('U0ADA', 'declare Fraud scores are stale', { trigger: 'once' })).toBe(200);
    expect(await chat.story.entries('incident.created')).toMatchObject([{ actor: chat.story.sre.id }]);
    expect(lastReply()).toMatch(/^<https:\/\/muster\.example\.org\/incidents\/INC-\w+\|INC-\w+> is declared\.$/);
    await chat.type('U0ADA', 'page @nobody-knows it is slow');
    expect(lastReply()).toContain('There is no team');
  });

  test('is signed, lately, or not there; nothing of it stands in a row in clear [GOV 6.3]', async () => {
    const body = new URLSearchParams({
      team_id: TEAM,
      user_id: 'U0ADA',
      text: 'declare quite secret',
      trigger_id: 't',
    }).toString();
    const now = chat.story.host.clock.now();
    const old = new Date(now.getTime() - 301_000);
    for (const headers of [
      {},
      signedBySlack(`${body}x`, now),
      signedBySlack(body, old),
      signedBySlack(body, now, 'another secret'),
    ]) {
      const answer = await chat.send('commands', body, headers);
      expect([answer.status, answer.body]).toEqual([404, expect.stringContaining('chat/not-from-slack')]);
    }
    expect((await chat.send('commands', body, signedBySlack(body, now))).status).toBe(200);
    const { rows } = await sql<{ kept: string }>`select row_to_json(i)::text as kept from chat_inbox i
      union all select payload::text from due_work`.execute(chat.story.host.db);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(rows)).not.toMatch(/quite|U0ADA/);
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect((await chat.send('events', challenge, signedBySlack(challenge, now))).body).toBe('{"challenge":"abc"}');
  });

  test('is answered at once, however much waits to be done', async () => {
    chat.slack.fault = 'never';
    await chat.link(chat.story.sre, 'U0ADA');
    const body = new URLSearchParams({
      team_id: TEAM,
      user_id: 'U0ADA',
      text: 'oncall',
      trigger_id: 'quick',
      response_url: '',
    }).toString();
    const answer = await chat.send('commands', body, signedBySlack(body, chat.story.host.clock.now()));
    expect(answer.status).toBe(200);
  });
});

describe('an account in Slack', () => {
  test('is proved by a code that was shown in Muster; one account a member, one member an account [GOV 1.1]', async () => {
    const { type } = await chat.story.done(chat.story.sre, makeLinkCode, {});
    await chat.type('U0ADA', type.replace('/muster ', ''));
    expect(lastReply()).toContain('Linked.');
    expect(await chat.chat.handles.ownerOf(chat.story.host.db, 'slack', `${TEAM}/U0ADA`)).toBe(chat.story.sre.id);
    await chat.type('U0OTHER', type.replace('/muster ', ''));
    expect(lastReply()).toContain('This code has expired');

    const another = await chat.story.done(chat.story.secondSre, makeLinkCode, {});
    await chat.type('U0ADA', another.type.replace('/muster ', ''));
    expect(lastReply()).toContain('already linked to another member');
    await chat.type('U0ADA', 'unlink');
    expect(await chat.chat.handles.ownerOf(chat.story.host.db, 'slack', `${TEAM}/U0ADA`)).toBeUndefined();
    expect(await chat.story.as(chat.story.sre, unlinkAccount, {})).toMatchObject({
      ok: false,
      error: { code: 'chat/not-linked' },
    });
  });

  test('the command itself holds code, member and account together [GOV 1.1]', async () => {
    const { type } = await chat.story.done(chat.story.sre, makeLinkCode, {});
    const code = type.replace('/muster link ', '');
    const as = async (who: typeof chat.story.sre, account: string) => {
      const result = await chat.story.as(who, linkAccount, { code, account });
      return result.ok ? 'linked' : result.error.code;
    };
    await chat.link(chat.story.secondSre, 'U0GRACE');
    expect(await as(chat.story.secondSre, `${TEAM}/U0ADA`)).toBe('chat/no-such-code');
    expect(await as(chat.story.sre, `${TEAM}/U0GRACE`)).toBe('chat/anothers-account');
    expect(await as(chat.story.sre, `${TEAM}/U0ADA`)).toBe('linked');
    chat.story.host.services.give(chatService, { ...chat.chat, slack: undefined });
    expect(await chat.story.as(chat.story.sre, makeLinkCode, {})).toMatchObject({
      ok: false,
      error: { code: 'chat/not-connected' },
    });
  });

  test('a code is old after a quarter of an hour', async () => {
    const { type } = await chat.story.done(chat.story.sre, makeLinkCode, {});
    await chat.story.advance({ minutes: 15 });
    await chat.type('U0ADA', type.replace('/muster ', ''));
    expect(lastReply()).toContain('This code has expired');
  });

  test('the user group follows who is on call, as far as they have one', async () => {
    const { type } = await chat.story.done(chat.story.sre, makeLinkCode, {});
    await chat.type('U0ADA', type.replace('/muster ', ''));
    await chat.settle();
    expect(chat.slack.calls.filter(({ method }) => method === 'usergroups.users.update')).toMatchObject([
      { body: { usergroup: 'S0ONCALL', users: 'U0ADA' } },
    ]);
  });
});

describe('a user group of a schedule [GOV 2.1]', () => {
  const updates = () =>
    chat.slack.calls.flatMap(({ method, body }) =>
      method === 'usergroups.users.update' ? [`${String(body['usergroup'])}=${String(body['users'])}`] : [],
    );
  const makeSchedule = async () => {
    const { story } = chat;
    const plan = weekly(story.engineer, story.bystander);
    return (await story.done(story.governance, createSchedule, { name: ownWords('Serving'), plan })).id;
  };

  test('has whoever is on call in it, from the hand-over on, beside the group of all', async () => {
    const { story } = chat;
    for (const [who, user] of [
      [story.sre, 'U0ADA'],
      [story.engineer, 'U0ENG'],
      [story.bystander, 'U0MARY'],
    ] as const)
      await chat.link(who, user);
    const schedule = await makeSchedule();
    await story.done(story.governance, followSchedule, { schedule, group: 'S0SERVING' });
    await chat.settle();
    expect(updates().slice(-2)).toEqual(['S0ONCALL=U0ADA', 'S0SERVING=U0ENG']);
    await story.advance({ days: 7 });
    await chat.settle();
    expect(updates().at(-1)).toBe('S0SERVING=U0MARY');
    await story.done(story.governance, leaveSchedule, { schedule });
    await chat.settle();
    expect(updates().at(-1)).toBe('S0ONCALL=U0ADA');
  });

  test('follows one schedule alone, and one that there is', async () => {
    const { story } = chat;
    const [one, other] = [await makeSchedule(), THE_LIST];
    await story.done(story.governance, followSchedule, { schedule: one, group: 'S0SERVING' });
    const refusal = async (schedule: string, group: string) => {
      const answer = await story.as(story.governance, followSchedule, { schedule, group });
      return answer.ok ? 'done' : answer.error.code;
    };
    expect(await refusal(other, 'S0SERVING')).toBe('chat/follows-another');
    expect(await refusal(other, 'S0ONCALL')).toBe('chat/follows-another');
    expect(await refusal(story.sre.id, 'S0NEW')).toBe('chat/no-such-schedule');
    expect(await refusal(one, 'S0NEW')).toBe('done');
    expect(await story.as(story.governance, leaveSchedule, { schedule: other })).toMatchObject({
      error: { code: 'chat/followed-by-none' },
    });
    expect(await story.as(story.lead, followSchedule, { schedule: one, group: 'S0X' })).toMatchObject({
      error: { code: 'access/not-entitled' },
    });
  });
});

describe('words of the channel', () => {
  test('a message that is pinned becomes a note, with who wrote it and when, once [GOV 8.2]', async () => {
    await chat.link(chat.story.sre, 'U0ADA');
    const code = await declare();
    const [channel] = [...chat.slack.channels].find(([, { name }]) => name === code.toLowerCase()) ?? [];
    await chat.story.advance({ minutes: 5 });
    const saidAt = Math.floor(chat.story.host.clock.now().getTime() / 1000) - 120;
    const event = JSON.stringify({
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: TEAM,
      event: {
        type: 'pin_added',
        user: 'U0ADA',
        channel_id: channel,
        item: { type: 'message', message: { text: 'rolled back to v41', user: 'U0GRACE', ts: `${saidAt}.000100` } },
      },
    });
    for (const _ of [1, 2]) await chat.send('events', event, signedBySlack(event, chat.story.host.clock.now()));
    await chat.story.advance({ seconds: 1 });
    expect(await chat.story.entries('incident.note_added')).toMatchObject([
      {
        actor: chat.story.sre.id,
        data: { retroactive: true, occurredAt: new Date(saidAt * 1000 + 0).toISOString().slice(0, 19) + '.000Z' },
      },
    ]);
  });

  test('an update is said in its channel and under its announcement, INTERNAL words only where they may be [GOV 3.1.7] [GOV 6.2]', async () => {
    const code = await declare();
    const update = async (text: string) => {
      await chat.story.done(chat.story.bystander, updateStakeholders, { code, text: ownWords(text) });
      await chat.story.advance({ seconds: 1 });
      return [
        textsIn(code)
          .filter((said) => said.startsWith('*Update'))
          .at(-1),
        announced().at(-1),
      ];
    };
    const link = `*Update for stakeholders*: <https://muster.example.org/incidents/${code}|in Muster>`;
    expect(await update('half is back')).toEqual([link, link]);
    await chat.story.done(chat.story.governance, setInternalText, { allowed: true });
    const words = `*Update for stakeholders*: ${'👩‍👩‍👧'.repeat(10)} &amp; all is back`;
    expect(await update(`${'👩‍👩‍👧'.repeat(10)} & all is back`)).toEqual([words, words]);
    const replies = [...(chat.slack.channels.get('C0ANNOUNCE')?.messages.values() ?? [])].slice(1);
    expect(replies).toMatchObject([{ reply_broadcast: true }, { reply_broadcast: true }]);
  });

  test('one that is owed is asked for there, and a missed one is told [GOV 3.1.7]', async () => {
    const code = await declare();
    await chat.story.done(chat.story.sre, acknowledgeIncident, { code });
    await chat.story.advance({ minutes: 16 });
    expect(textsIn(code).filter((said) => said.startsWith('*Due*'))).toEqual([
      expect.stringMatching(/^\*Due\*: the next stakeholder update is due at \d\d:\d\d UTC\.$/),
      expect.stringMatching(/^\*Due\*: the stakeholder update that was due at \d\d:\d\d UTC was not sent\.$/),
    ]);
  });

  test('of a SEV-2 nothing is said where only a SEV-1 is announced, and of what a team keeps to itself nothing anywhere [GOV 6.2]', async () => {
    const code = await declare('SEV-2');
    await chat.story.done(chat.story.bystander, updateStakeholders, { code, text: ownWords('we look') });
    await chat.story.advance({ seconds: 1 });
    expect([announced(), textsIn(code).filter((said) => said.startsWith('*Update')).length]).toEqual([[], 1]);
    // As `make-private` would leave it, which needs the alerts area.
    chat.story.isTamperedWith = true;
    await sql`update incidents set visibility = 'team' where code = ${code}`.execute(chat.story.host.db);
    await chat.story.done(chat.story.bystander, updateStakeholders, { code, text: ownWords('we found it') });
    await chat.story.advance({ seconds: 1 });
    expect(textsIn(code).filter((said) => said.startsWith('*Update'))).toHaveLength(1);
  });
});

test('who may link, and who may decide on INTERNAL text, is asked of strangers, too', async () => {
  expect(await chat.story.as({ actor: { kind: 'anonymous' } }, makeLinkCode, {})).toMatchObject({ ok: false });
  expect(chat.slack.calls).toEqual([]);
});
