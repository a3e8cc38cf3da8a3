import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { laidDown } from '../../../testing/people.ts';
import { accept, changeAction } from '../commands/commit-action.ts';
import { propose } from '../commands/propose.ts';
import { declineAction, finishAction } from '../commands/settle-action.ts';
import { actionList } from '../queries/lists.ts';
import { postmortemsWaitingOn } from '../queries/waiting.ts';
import { resolved, startPostmortemStory, words, type PostmortemStory } from '../testing/postmortem-story.ts';

let it: PostmortemStory;
let id: string;
let code: string;
beforeEach(async () => {
  it = await startPostmortemStory();
  code = await resolved(it, 'SEV-2');
  ({ action: id } = await it.story.done(it.story.bystander, propose, {
    code,
    title: words('alert on the queue’s age 🌊'),
  }));
});
afterEach(async () => it.story.end());

const dueOn = '2026-12-18';
const all = () => ({
  id,
  ownerId: it.story.secondSre.id,
  dueOn,
  severity: 'SEV-3' as const,
  ticket: 'https://tickets.example/7',
});
const listed = async (filters: object = {}) =>
  (
    await actionList.page(it.story.host.services.use, {
      actor: it.story.sre.actor,
      key: {},
      filters: filters as never,
      after: undefined,
      limit: 10,
    })
  ).items as { id: string; state: string; isOverdue: boolean }[];

describe('an action item', () => {
  test('is an idea until it is accepted with owner, due date, severity and ticket; one without is refused [GOV 8.4]', async () => {
    for (const missing of ['ownerId', 'dueOn', 'severity', 'ticket'] as const) {
      const { [missing]: _left, ...rest } = all();
      expect(await it.story.as(it.story.sre, accept, rest as never)).toMatchObject({
        ok: false,
        error: { kind: 'invalid' },
      });
    }
    expect(await listed()).toMatchObject([{ id, state: 'proposed' }]);
    await it.story.done(it.story.sre, accept, all());
    expect(await it.story.entries('action.committed')).toMatchObject([
      { clause: '8.4', data: { owner: it.story.secondSre.id, dueOn } },
    ]);
    await it.story.advance({});
    expect(it.told).toEqual([{ to: it.story.secondSre.id, why: 'action-owned' }]);
  });

  test('cannot lie in the database without them either [GOV 8.4]', async () => {
    for (const column of ['owner_id', 'due_on', 'severity', 'ticket']) {
      await it.story.as(it.story.sre, accept, all());
      await expect(
        sql`update action_items set ${sql.ref(column)} = null where id = ${id}`.execute(it.story.host.db),
      ).rejects.toThrow(/action_items_complete/);
    }
  });

  test.each([
    [{ dueOn: '2026-02-30' }, 'postmortems/no-day-ahead'],
    [{ dueOn: '2020-01-01' }, 'postmortems/no-day-ahead'],
    [{ ownerId: '00000000-0000-4000-8000-00000000dead' }, 'postmortems/no-owner'],
    [{ ticket: 'JIRA-7' }, 'request/invalid'],
  ])('with %j is refused, and says which field', async (wrong, errorCode) => {
    expect(await it.story.as(it.story.sre, accept, { ...all(), ...wrong })).toMatchObject({
      ok: false,
      error: { code: errorCode },
    });
  });

  test('is declined with a reason, and finished with what was done', async () => {
    expect(await it.story.as(it.story.sre, finishAction, { id, reason: words('done') })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/action-not-now', clause: '8.4' },
    });
    await it.story.done(it.story.sre, accept, all());
    await it.story.done(it.story.sre, finishAction, { id, reason: words('the alert is live') });
    expect(await listed({ state: 'done' })).toMatchObject([{ id }]);
    expect(await it.story.as(it.story.sre, declineAction, { id, reason: words('no') })).toMatchObject({ ok: false });
    expect(
      await it.story.as(it.story.sre, declineAction, {
        id: '00000000-0000-4000-8000-00000000dead',
        reason: words('no'),
      }),
    ).toMatchObject({ ok: false, error: { code: 'postmortems/no-such-action' } });
  });

  test('reminds its owner, chases them every day once it is overdue, and tells those above after three [GOV 8.4]', async () => {
    await it.story.done(it.story.sre, accept, { ...all(), dueOn: dayAhead(4) });
    it.told.length = 0;
    await it.story.advance({ days: 4 });
    expect(it.told.map(({ why }) => why)).toContain('action-due');
    it.told.length = 0;
    await it.story.advance({ days: 1 });
    expect(it.told).toContainEqual({ to: it.story.secondSre.id, why: 'action-overdue' });
    expect(await listed({ overdue: true })).toMatchObject([{ id, isOverdue: true }]);
    await it.story.advance({ days: 4 });
    expect(it.told.filter(({ why }) => why === 'action-overdue').length).toBeGreaterThanOrEqual(4);
    expect(it.told.filter(({ why }) => why === 'action-escalated')).toEqual([
      { to: it.story.lead.id, why: 'action-escalated' },
    ]);
  });

  test('is one of at most two hundred of an incident', async () => {
    await laidDown(it.story.host, async (tx) => {
      await sql`insert into action_items (id, incident_id, state, title, proposed_by, proposed_at, version, last_instant, last_entry)
        select gen_random_uuid(), a.incident_id, 'proposed', 'more', a.proposed_by, a.proposed_at, 1, a.proposed_at, a.last_entry
        from action_items a, generate_series(1, 199)`.execute(tx);
    });
    expect(await it.story.as(it.story.sre, propose, { code, title: words('one more') })).toMatchObject({
      ok: false,
      error: { code: 'postmortems/too-many-actions' },
    });
  });

  test('changes with a reason, is its new owner’s then, and a later day calls off the chase', async () => {
    await it.story.done(it.story.sre, accept, { ...all(), dueOn: dayAhead(1) });
    await it.story.done(it.story.sre, changeAction, {
      id,
      ownerId: it.story.sre.id,
      dueOn: dayAhead(30),
      reason: words('it needs a new release'),
    });
    await it.story.advance({});
    it.told.length = 0;
    await it.story.advance({ days: 5 });
    expect(it.told.filter(({ why }) => why.startsWith('action'))).toEqual([]);
    const { db, clock, services } = it.story.host;
    const reads = { db, clock, policies: () => it.story.host.policies(), use: services.use };
    const waiting = await postmortemsWaitingOn(reads, it.story.sre.actor);
    expect(waiting.items).toContainEqual(expect.objectContaining({ kind: 'action-item', clause: '8.4' }));
  });
});

const dayAhead = (days: number): string =>
  new Date(it.story.host.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
