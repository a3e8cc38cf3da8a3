import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import type { Result } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { teamOf } from '../../incidents/testing/incident-story.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { accept, changeAction } from '../../postmortems/commands/commit-action.ts';
import { propose } from '../../postmortems/commands/propose.ts';
import { declineAction, finishAction } from '../../postmortems/commands/settle-action.ts';
import { resolved } from '../../postmortems/testing/postmortem-story.ts';
import { connectTracker } from '../commands/connect-tracker.ts';
import { mapTracker, removeTracker } from '../commands/keep-tracker.ts';
import { openTicket } from '../commands/open-ticket.ts';
import { ticketList, trackerList } from '../queries/lists.ts';
import { toldByGithub } from '../told-of.ts';
import { startTicketStory, type TicketStory } from '../testing/ticket-story.ts';

let it: TicketStory;
let code: string;
let id: string;
const words = ownWords;
const codeOf = (result: Result<unknown, AppError>) => (result.ok ? 'done' : result.error.code);

beforeEach(async () => {
  it = await startTicketStory();
  code = await resolved({ story: it.story, told: it.told, recurrences: 1 }, 'SEV-2');
  ({ action: id } = await it.story.done(it.story.bystander, propose, {
    code,
    title: words('alert on the queue’s age 🌊'),
  }));
});
afterEach(async () => it.end());

const github = async (more: object = {}) =>
  it.story.done(it.story.sre, connectTracker, {
    name: words('platform'),
    kind: 'github',
    project: 'acme/platform',
    ...more,
  });
const jira = async (more: object = {}) =>
  it.story.done(it.story.sre, connectTracker, {
    name: words('operations'),
    kind: 'jira',
    project: 'OPS',
    url: it.jira.url,
    secretRef: 'env:MUSTER_SECRET_JIRA',
    ...more,
  });
const promise = (more: object = {}) => ({
  id,
  ownerId: it.story.secondSre.id,
  dueOn: '2026-12-18',
  severity: 'SEV-3' as const,
  ...more,
});
const settle = async () => it.story.advance({ seconds: 1 });
const action = async () => {
  const { rows } = await sql<{ state: string; ticket: string | null; reason: string | null }>`
    select state, ticket, reason from action_items where id = ${id}`.execute(it.story.host.db);
  return rows[0];
};
const listed = async (list: typeof ticketList, who = it.story.sre) =>
  (
    await list.page(it.story.host.services.use, {
      actor: who.actor,
      key: {},
      filters: {},
      after: undefined,
      limit: 10,
    })
  ).items as Record<string, unknown>[];

describe('at GitHub, a ticket', () => {
  test('is opened with our id in it, and is the action item’s ticket when it is accepted [GOV 8.4]', async () => {
    const tracker = await github();
    await it.story.done(it.story.sre, openTicket, { id, trackerId: tracker.id });
    await settle();
    const [issue, ...more] = it.github.issues.values();
    expect(more).toEqual([]);
    expect(issue?.body).toContain(`<!-- muster-${id} -->`);
    expect(issue?.body).toContain(`https://muster.example.org/postmortems/${code}`);
    // Nothing INTERNAL was sent: it was not approved for that (R30).
    expect(issue?.title).toBe(`Action item of ${code}`);
    await it.story.done(it.story.sre, accept, promise());
    expect(await action()).toMatchObject({ state: 'accepted', ticket: issue?.html_url });
    expect(codeOf(await it.story.as(it.story.sre, openTicket, { id, trackerId: tracker.id }))).toBe('tickets/has-one');
  });

  test('is needed: without one opened or given nothing is accepted [GOV 8.4]', async () => {
    expect(codeOf(await it.story.as(it.story.sre, accept, promise()))).toBe('postmortems/no-ticket');
  });

  test('that was asked for and is needed no more is not opened', async () => {
    const tracker = await github();
    await it.story.done(it.story.sre, openTicket, { id, trackerId: tracker.id });
    await it.story.done(it.story.sre, declineAction, { id, reason: words('the queue is gone') });
    await settle();
    expect(it.github.issues.size).toBe(0);
  });

  test('whose opening was answered into the void is found by its mark, and not made twice', async () => {
    const tracker = await github();
    await it.story.done(it.story.sre, openTicket, { id, trackerId: tracker.id });
    // Fetching the token is a POST too.
    await it.tickets.github?.app.call(it.tickets.github.installation, 'GET', '/repos/acme/platform/issues');
    it.github.losesAnswerOf = 'POST';
    await it.story.advance({ seconds: 30 });
    expect(it.github.issues.size).toBe(1);
    expect(await action()).toMatchObject({ ticket: 'https://github.com/Acme/Platform/issues/1' });
  });

  test('follows the action item, and what Muster did comes back as nothing new [GOV 8.4]', async () => {
    await github();
    const { html_url: ticket, number } = it.github.add({ title: 'there already' });
    await it.story.done(it.story.sre, accept, promise({ ticket }));
    await settle();
    await it.story.done(it.story.sre, finishAction, { id, reason: words('the alert is live') });
    await settle();
    expect(it.github.issues.get(number)).toMatchObject({ state: 'closed', state_reason: 'completed' });
    const calls = it.github.calls.filter((call) => call.startsWith('PATCH')).length;
    const entries = (await it.story.entries('ticket.moved')).length;
    // The webhook echo, twice, and a later poll.
    for (const delivery of ['d-1', 'd-1', 'd-2'])
      await toldByGithub(it.story.host, { delivery, repository: 'Acme/Platform', number });
    await it.story.advance({ minutes: 11 });
    expect(it.github.calls.filter((call) => call.startsWith('PATCH'))).toHaveLength(calls);
    expect(await it.story.entries('ticket.moved')).toHaveLength(entries);
    expect(await action()).toMatchObject({ state: 'done', reason: 'the alert is live' });
  });

  test('closed there finishes it; opened again there it owes what it owed, by its day [GOV 8.4]', async () => {
    const { id: tracker } = await github();
    const { html_url: ticket, number } = it.github.add({});
    await it.story.done(it.story.sre, accept, promise({ ticket }));
    await settle();
    it.github.touch(number, { state: 'closed', state_reason: 'completed' });
    expect(await toldByGithub(it.story.host, { delivery: 'd-1', repository: 'acme/platform', number })).toBe(1);
    await settle();
    expect(await action()).toMatchObject({ state: 'done', reason: 'Its ticket was closed as done.' });
    it.github.touch(number, { state: 'open', state_reason: 'reopened' });
    await toldByGithub(it.story.host, { delivery: 'd-2', repository: 'acme/platform', number });
    await settle();
    expect(await action()).toMatchObject({ state: 'accepted' });
    expect(await it.story.entries('action.reopened')).toHaveLength(1);
    // Otherwise the weeks that pass would poll it every five minutes.
    await it.story.done(it.story.sre, removeTracker, { id: tracker });
    await it.story.advance({ days: 60 });
    expect((await it.story.entries('action.overdue')).length).toBeGreaterThan(0);
  });

  test('closed there as not planned declines nothing; its owner is told, once [GOV 8.4]', async () => {
    await github();
    const { html_url: ticket, number } = it.github.add({});
    await it.story.done(it.story.sre, accept, promise({ ticket }));
    await settle();
    it.github.touch(number, { state: 'closed', state_reason: 'not_planned' });
    for (const delivery of ['d-1', 'd-2', 'd-3']) {
      await toldByGithub(it.story.host, { delivery, repository: 'acme/platform', number });
      await settle();
    }
    expect(await action()).toMatchObject({ state: 'accepted' });
    expect(it.told.filter(({ why }) => why === 'ticket-dropped')).toEqual([
      { to: it.story.secondSre.id, why: 'ticket-dropped' },
    ]);
    await it.story.done(it.story.sre, declineAction, { id, reason: words('the queue is gone') });
    await settle();
    expect(it.github.issues.get(number)).toMatchObject({ state_reason: 'not_planned' });
  });

  test('that no webhook told of is found by looking, also after GitHub was away for hours', async () => {
    await github();
    const { html_url: ticket, number } = it.github.add({});
    await it.story.done(it.story.sre, accept, promise({ ticket }));
    await settle();
    it.github.fault = 502;
    it.github.touch(number, { state: 'closed', state_reason: 'completed' });
    await it.story.advance({ hours: 5 });
    expect(await listed(trackerList)).toMatchObject([{ problem: 'GitHub answered 502.' }]);
    it.github.fault = undefined;
    await it.story.advance({ minutes: 31 });
    expect(await action()).toMatchObject({ state: 'done' });
    expect((await listed(trackerList))[0]).not.toHaveProperty('problem');
  });

  test('of a private incident carries no words of it, though INTERNAL text may go there [GOV 6.2]', async () => {
    const tracker = await it.story.done(it.story.governance, connectTracker, {
      name: words('approved'),
      kind: 'github',
      project: 'acme/platform',
      approvedForInternal: true,
    });
    await it.story.done(it.story.sre, openTicket, { id, trackerId: tracker.id });
    await settle();
    expect(it.github.issues.get(1)?.title).toBe('alert on the queue’s age 🌊');
    await it.story.done(it.story.engineer, makePrivate, {
      code,
      teamId: await teamOf(it.story, it.story.engineer),
    });
    const { action: second } = await it.story.done(it.story.engineer, propose, {
      code,
      title: words('call the customer'),
    });
    await it.story.done(it.story.engineer, openTicket, { id: second, trackerId: tracker.id });
    await settle();
    expect(it.github.issues.get(2)?.title).toBe(`Action item of ${code}`);
    expect(await listed(ticketList, it.story.bystander)).toEqual([]);
  });
});

describe('at Jira, a ticket', () => {
  const key = 'OPS-1';
  const opened = async (): Promise<{ hook: string; secret: string; tracker: string }> => {
    const made: { id: string; hook?: string; secret?: string } = await jira();
    const { id: tracker, hook = '', secret = '' } = made;
    await it.story.done(it.story.sre, openTicket, { id, trackerId: tracker });
    await settle();
    await it.story.done(it.story.sre, accept, promise());
    await settle();
    return { hook: new URL(hook).pathname, secret, tracker };
  };

  test('is opened, marked and followed both ways by its workflow’s own ways [GOV 8.4]', async () => {
    const { hook, secret } = await opened();
    expect(it.jira.issues.get(key)).toMatchObject({ labels: [`muster-${id}`], summary: `Action item of ${code}` });
    expect(await action()).toMatchObject({ state: 'accepted', ticket: `${it.jira.url}/browse/OPS-1` });
    it.jira.touch(key, 'In Progress');
    expect(await it.hook(hook, { webhookEvent: 'jira:issue_updated', issue: { key } }, secret)).toMatchObject({
      status: 202,
      taken: 1,
    });
    await settle();
    expect(await action()).toMatchObject({ state: 'accepted' });
    await it.story.done(it.story.sre, finishAction, { id, reason: words('done') });
    await settle();
    expect(it.jira.issues.get(key)).toMatchObject({ status: 'Done' });
    it.jira.touch(key, 'To Do');
    await it.hook(hook, { webhookEvent: 'jira:issue_updated', issue: { key }, timestamp: 2 }, secret);
    await settle();
    expect(await action()).toMatchObject({ state: 'accepted' });
  });

  test('is not moved by what is not signed, or signed for another [GOV 8.4]', async () => {
    const { hook, secret, tracker } = await opened();
    it.jira.touch(key, 'Done');
    const told = { webhookEvent: 'jira:issue_updated', issue: { key } };
    expect(await it.hook(hook, told, 'another secret')).toMatchObject({
      status: 404,
      code: 'tickets/not-from-a-tracker',
    });
    expect((await it.hook(hook.replace(tracker, '00000000-0000-4000-8000-00000000dead'), told, secret)).status).toBe(
      404,
    );
    await settle();
    expect(await action()).toMatchObject({ state: 'accepted' });
    // Polling finds it anyway.
    await it.story.advance({ minutes: 6 });
    expect(await action()).toMatchObject({ state: 'done' });
  });

  test('is read by the map that its tracker has: a status dropped is none done', async () => {
    const { tracker } = await opened();
    it.jira.touch(key, 'Won’t Do');
    await it.story.advance({ minutes: 6 });
    expect(await action()).toMatchObject({ state: 'accepted' });
    await it.story.done(it.story.sre, mapTracker, {
      id: tracker,
      done: 'Won’t Do, category:done',
      dropped: 'Rejected',
    });
    it.jira.touch(key, 'Won’t Do');
    await it.story.advance({ minutes: 6 });
    expect(await action()).toMatchObject({ state: 'done' });
    for (const [wrong, problem] of [
      [{ done: 'To do', open: 'to do' }, 'tickets/ambiguous-status'],
      [{ done: ' , ' }, 'tickets/no-status'],
    ] as const)
      expect(codeOf(await it.story.as(it.story.sre, mapTracker, { id: tracker, ...wrong }))).toBe(problem);
  });

  test('that is not there any more, or cannot be set, says so beside itself', async () => {
    await opened();
    it.jira.issues.delete(key);
    await it.story.done(it.story.sre, changeAction, { id, dueOn: '2026-12-20', reason: words('later') });
    await settle();
    expect(await listed(ticketList)).toMatchObject([{ key, problem: 'The ticket no longer exists.' }]);
  });
});

describe('a tracker', () => {
  test.each([
    [{ kind: 'github', project: 'platform' }, 'tickets/not-a-tracker'],
    [{ kind: 'github', project: 'acme/platform', url: 'https://x.example' }, 'tickets/not-a-tracker'],
    [{ kind: 'jira', project: 'OPS' }, 'tickets/not-a-tracker'],
    [{ kind: 'jira', project: 'OPS"', url: 'https://acme.atlassian.net' }, 'tickets/not-a-tracker'],
    [
      { kind: 'jira', project: 'OPS', url: 'https://acme.atlassian.net', secretRef: 'hunter2' },
      'tickets/not-a-tracker',
    ],
    [
      { kind: 'jira', project: 'OPS', url: 'https://acme.atlassian.net', secretRef: 'env:DATABASE_URL' },
      'tickets/reference-not-allowed',
    ],
    [
      { kind: 'jira', project: 'OPS', url: 'http://10.0.0.1', secretRef: 'env:MUSTER_SECRET_JIRA' },
      'tickets/not-a-tracker',
    ],
  ])('with %j is refused', async (wrong, problem) => {
    const result = await it.story.as(it.story.sre, connectTracker, { name: words('x'), ...wrong } as never);
    expect(codeOf(result)).toBe(problem);
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  test('is there once, and removed its tickets are followed no more', async () => {
    const { id: tracker } = await github();
    expect(
      codeOf(
        await it.story.as(it.story.sre, connectTracker, {
          name: words('other'),
          kind: 'github',
          project: 'ACME/platform',
        }),
      ),
    ).toBe('tickets/tracker-there');
    const { html_url: ticket, number } = it.github.add({});
    await it.story.done(it.story.sre, accept, promise({ ticket }));
    await settle();
    await it.story.done(it.story.sre, removeTracker, { id: tracker });
    it.github.touch(number, { state: 'closed', state_reason: 'completed' });
    await it.story.advance({ minutes: 20 });
    expect(await action()).toMatchObject({ state: 'accepted' });
    expect(codeOf(await it.story.as(it.story.sre, removeTracker, { id: tracker }))).toBe('tickets/no-such-tracker');
    expect(codeOf(await it.story.as(it.story.sre, openTicket, { id, trackerId: tracker }))).toBe(
      'tickets/no-such-tracker',
    );
  });

  test('is connected by those who lead postmortems, and INTERNAL text is for Governance to let out [GOV 6.2]', async () => {
    const input = { name: words('p'), kind: 'github' as const, project: 'acme/platform' };
    expect(codeOf(await it.story.as(it.story.bystander, connectTracker, input))).toBe('access/not-entitled');
    expect(codeOf(await it.story.as(it.story.sre, connectTracker, { ...input, approvedForInternal: true }))).toBe(
      'access/not-entitled',
    );
  });

  test('at GitHub needs the App', async () => {
    Object.assign(it.tickets, { github: undefined });
    expect(
      codeOf(
        await it.story.as(it.story.sre, connectTracker, {
          name: words('p'),
          kind: 'github',
          project: 'acme/platform',
        }),
      ),
    ).toBe('tickets/no-github-app');
  });
});

test('an action item with any other address for its ticket keeps it, and nothing is followed', async () => {
  await github();
  await it.story.done(it.story.sre, accept, promise({ ticket: 'https://tickets.example/7' }));
  await settle();
  expect(await listed(ticketList)).toEqual([]);
  // A ticket linked later is followed from then on, and no longer once unlinked.
  const { html_url: ticket } = it.github.add({});
  await it.story.done(it.story.sre, changeAction, { id, ticket, reason: words('moved') });
  await settle();
  expect(await listed(ticketList)).toMatchObject([{ key: '1', incident: code }]);
  await it.story.done(it.story.sre, changeAction, { id, ticket: 'https://tickets.example/8', reason: words('back') });
  expect(await listed(ticketList)).toEqual([]);
  const settled = await it.story.done(it.story.sre, declineAction, { id, reason: words('no') });
  expect(settled.version).toBeGreaterThan(3);
  expect(
    codeOf(
      await it.story.as(it.story.sre, openTicket, { id, trackerId: (await listed(trackerList))[0]?.['id'] as string }),
    ),
  ).toBe('tickets/nothing-to-do');
});
