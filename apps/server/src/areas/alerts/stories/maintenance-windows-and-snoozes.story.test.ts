import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addMinutes } from '../../../kernel/clock.ts';
import { asId } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { createTeam } from '../../identity/commands/create-team.ts';
import { transact } from '../../../platform/commands/transact.ts';
import { announceMaintenance } from '../commands/announce-maintenance.ts';
import { endIt } from '../commands/end-it.ts';
import { endSuppression } from '../commands/end-suppression.ts';
import { pauseIntegration } from '../commands/pause-integration.ts';
import { snoozeAlerts } from '../commands/snooze-alerts.ts';
import { lockSuppression } from '../store/suppressions.ts';
import { depth } from '@muster/testing';
import { openIntake, type AlertIntake } from '../intake/open-intake.ts';
import { resolveAll } from '../testing/resolve-all.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, resolved, sent, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
});
afterEach(async () => it.end());

const reason = ownWords('moving racks');
const later = (minutes: number): string => addMinutes(it.story.host.clock.now(), minutes).toISOString();
const mild = (fingerprint: string, more: object = {}) =>
  wireAlert({ fingerprint, labels: { alertname: 'Loss', severity: 'warning', cluster: 'eu' }, ...more });

async function rows() {
  const { rows: found } = await sql<{ fingerprint: string; state: string; placed: boolean; held: boolean }>`
    select fingerprint, state, incident_id is not null as placed, held_by is not null as held from alerts
    order by id`.execute(it.story.host.db);
  return found;
}

/** Whether an open transaction holds a lock on this suppression. */
async function lockedBy(id: string): Promise<boolean> {
  const { rows: free } = await sql`select id from suppressions where id = ${id} for share skip locked`.execute(
    it.story.host.db,
  );
  return free.length === 0;
}

/** How many statements are waiting for a lock. */
async function waiting(): Promise<number> {
  const { rows: found } = await sql<{
    n: number;
  }>`select count(*)::integer as n from pg_locks where not granted`.execute(it.story.host.db);
  return found[0]?.n ?? 0;
}

async function incidents(): Promise<number> {
  const { rows: found } = await sql<{ n: number }>`select count(*)::integer as n from incidents`.execute(
    it.story.host.db,
  );
  return found[0]?.n ?? 0;
}

/** The intake of the restarted server; undefined until then. */
let restarted: AlertIntake | undefined;
beforeEach(() => void (restarted = undefined));

async function outcome(body: unknown): Promise<string> {
  const answer = await (restarted === undefined ? it.send(body) : restarted.receive(it.key, sent(body as object)));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.outcome;
}

describe('a maintenance window', () => {
  test('holds what matches, lets a criterion of SEV-1 through, and at its end judges what still fires [GOV 3.1.1]', async () => {
    await it.story.done(it.story.sre, announceMaintenance, {
      endsAt: later(30),
      reason,
      labels: [ownWords('cluster=eu')],
    });
    expect(await outcome(notification([mild('a1'), mild('a2')]))).toBe('held');
    expect(await incidents()).toBe(0);
    expect(await outcome(notification([resolved({ fingerprint: 'a2' })]))).toBe('passed');
    const worst = wireAlert({ fingerprint: 'a3', labels: { alertname: 'Down', severity: 'critical', cluster: 'eu' } });
    expect(await outcome(notification([worst], { groupKey: 'other' }))).toBe('opened');

    await it.story.advance({ minutes: 30 });
    expect(await rows()).toEqual([
      { fingerprint: 'a1', state: 'firing', placed: true, held: true },
      { fingerprint: 'a2', state: 'resolved', placed: false, held: true },
      { fingerprint: 'a3', state: 'firing', placed: true, held: false },
    ]);
    expect(await incidents()).toBe(2);
    expect((await it.story.entries('suppression.ended')).map(({ data }) => data)).toMatchObject([
      { held: 1, because: 'time' },
    ]);
    expect(await it.story.entries('alerts.received')).toHaveLength(2);
  });

  test('of a label that holds an address matches it, and neither rows nor record have it in clear [GOV 6.6]', async () => {
    const { story } = it;
    await story.done(story.sre, announceMaintenance, {
      endsAt: later(30),
      reason,
      labels: [ownWords('instance=10.1.2.3:9100'), ownWords('owner=ada@customer.example')],
    });
    const labels = {
      alertname: 'Loss',
      severity: 'warning',
      instance: '10.1.2.3:9100',
      owner: 'ada@customer.example',
    };
    expect(await outcome(notification([wireAlert({ fingerprint: 'd1', labels })]))).toBe('held');
    const { rows: kept } = await sql<{ labels: string }>`select labels from suppressions`.execute(story.host.db);
    expect(JSON.stringify([kept, await story.entries()])).not.toMatch(/10\.1\.2\.3|customer\.example/);
  });

  test('that is planned holds nothing before it starts', async () => {
    await it.story.done(it.story.sre, announceMaintenance, {
      startsAt: later(10),
      endsAt: later(30),
      reason,
      integrationId: it.integration,
    });
    expect(await outcome(notification([mild('a1')]))).toBe('opened');
  });

  test('ended early judges what it held at once, and cannot be ended twice', async () => {
    const { id } = await it.story.done(it.story.sre, announceMaintenance, {
      endsAt: later(30),
      reason,
      integrationId: it.integration,
    });
    await outcome(notification([mild('a1')]));
    await it.story.done(it.story.sre, endSuppression, { id });
    await it.story.advance({ minutes: 0 });
    expect([await incidents(), (await rows())[0]?.placed]).toEqual([1, true]);
    const gone = await it.story.as(it.story.sre, endSuppression, { id: it.integration });
    expect(gone).toMatchObject({ ok: false, error: { code: 'alerts/suppression-not-found' } });
    const again = await it.story.as(it.story.sre, endSuppression, { id });
    expect(again).toMatchObject({ ok: false, error: { code: 'alerts/suppression-over' } });
  });

  test('ended while a batch is deciding holds nothing of it: either its end waits for the batch, or the batch sees it', async () => {
    const { host, sre } = it.story;
    const { id } = await it.story.done(sre, announceMaintenance, {
      endsAt: later(30),
      reason,
      integrationId: it.integration,
    });
    const gate = Promise.withResolvers<void>();
    const who = { actor: sre.actor, requestId: asId<'request'>(host.ids.opaque()) };
    const ending = transact(host, who, async (ctx) => {
      const suppression = await lockSuppression(ctx.tx, id);
      if (suppression !== undefined) await endIt(ctx, suppression, 'person');
      await gate.promise;
      return ok(undefined);
    });
    await vi.waitFor(async () => expect(await lockedBy(id)).toBe(true), 10_000);
    const sending = outcome(notification([mild('a1')]));
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), 10_000);
    gate.resolve();
    await ending;
    expect(await sending).toBe('opened');
    expect(await rows()).toMatchObject([{ placed: true, held: false }]);
  });

  test('of everything, of no time, of the past or of weeks is refused, naming the field', async () => {
    const tried = async (input: object) => {
      const answer = await it.story.as(it.story.sre, announceMaintenance, {
        reason,
        labels: [ownWords('cluster=eu')],
        endsAt: later(30),
        ...input,
      });
      return answer.ok ? 'done' : [answer.error.code, answer.error.fields?.[0]?.path];
    };
    expect([
      await tried({ labels: [] }),
      await tried({ labels: ['cluster=eu-1', 'cluster=eu-2'] }),
      await tried({ endsAt: later(0) }),
      await tried({ startsAt: later(-1) }),
      await tried({ endsAt: later(60 * 24 * 14 + 1) }),
      await tried({ integrationId: '0198e2a0-0000-7000-8000-000000000002' }),
    ]).toEqual([
      ['alerts/nothing-named', '/integrationId'],
      ['alerts/label-twice', '/labels/1'],
      ['alerts/suppression-not-then', '/endsAt'],
      ['alerts/suppression-not-then', '/startsAt'],
      ['alerts/suppression-not-then', '/endsAt'],
      ['alerts/no-such-sender', '/integrationId'],
    ]);
  });
});

test('a paused integration takes in what it is sent and holds it, but for a criterion of SEV-1 [GOV 3.1.1]', async () => {
  await it.story.done(it.story.sre, pauseIntegration, { id: it.integration, endsAt: later(60), reason });
  expect(await outcome(notification([mild('a1')]))).toBe('held');
  expect(await outcome(notification([wireAlert({ fingerprint: 'a2' })], { groupKey: 'worst' }))).toBe('opened');
  await it.story.advance({ minutes: 60 });
  expect((await rows()).map(({ placed }) => placed)).toEqual([true, true]);
});

describe('snoozed alerts', () => {
  test('a thousand in one act open nothing when they fire again, and are judged at the end', async () => {
    const many = Array.from({ length: 1000 }, (_, n) => mild(`f${n}`));
    await outcome(notification(many));
    const { rows: ids } = await sql<{ id: string }>`select id from alerts order by id`.execute(it.story.host.db);
    await it.story.done(it.story.sre, snoozeAlerts, { alerts: ids.map(({ id }) => id), endsAt: later(30), reason });
    await outcome(notification(many.map((each) => ({ ...each, status: 'resolved', endsAt: later(0) }))));
    await it.story.advance({ minutes: 1 });
    expect(await outcome(notification(many.map((each) => ({ ...each, startsAt: later(0) }))))).toBe('held');
    await it.story.advance({ minutes: 30 });
    const { rows: left } = await sql<{ n: number }>`select count(*)::integer as n from alerts
      where state = 'firing' and incident_id is null`.execute(it.story.host.db);
    expect(left[0]?.n).toBe(0);
  });

  test('of SEV-1, of none and of a team that keeps its own are refused [GOV 3.1.1]', async () => {
    await outcome(notification([wireAlert({ fingerprint: 'bad1' })]));
    const { rows: ids } = await sql<{ id: string }>`select id from alerts`.execute(it.story.host.db);
    const tried = async (alerts: string[]) => {
      const answer = await it.story.as(it.story.sre, snoozeAlerts, { alerts, endsAt: later(30), reason });
      return answer.ok ? 'done' : answer.error.code;
    };
    expect(await tried(ids.map(({ id }) => id))).toBe('alerts/never-snoozed');
    expect(await tried(['0198e2a0-0000-7000-8000-000000000002'])).toBe('alerts/no-such-alert');

    const { story } = it;
    for (const name of ['Fraud', 'Risk']) {
      const { id: teamId } = await story.done(story.governance, createTeam, { name: ownWords(name) });
      await story.done(story.governance, addTeamMember, { id: teamId, principalId: story.sre.id });
      const { key } = await it.connect({ teamId, visibility: 'team' });
      await it.send(notification([mild('c1')]), key);
    }
    const { rows: kept } = await sql<{ id: string }>`select id from alerts where visibility = 'team'`.execute(
      story.host.db,
    );
    expect(kept).toHaveLength(2);
    expect(await tried(kept.map(({ id }) => id))).toBe('alerts/of-several-teams');
  });
});

test('an alert that begins again and again is held for a while, from its next beginning on', async () => {
  for (let times = 1; times <= 7; times += 1) {
    const startsAt = later(0);
    expect(await outcome(notification([mild('f1a9', { startsAt })]))).toBe(
      times <= 6 ? (times === 1 ? 'opened' : 'joined') : 'held',
    );
    await it.story.advance({ minutes: 1 });
    await outcome(notification([mild('f1a9', { startsAt, status: 'resolved', endsAt: later(0) })]));
    await it.story.advance({ minutes: 1 });
  }
  expect((await it.story.entries('suppression.began')).map(({ data }) => data['kind'])).toEqual(['flapping']);
});

test('whatever windows, snoozes, ends, signals, resolutions and restarts there were, nothing that fires is unseen after the last of them [GOV 3.1.1]', async () => {
  const act = fc.oneof(
    fc.record({ do: fc.constant('fire' as const), alert: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ do: fc.constant('end' as const), alert: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ do: fc.constant('window' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ do: fc.constant('pause' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ do: fc.constant('snooze' as const), minutes: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ do: fc.constant('over' as const) }),
    fc.record({ do: fc.constant('restart' as const), minutes: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ do: fc.constant('resolve' as const) }),
    fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 15 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      for (const each of acts) {
        const { story } = it;
        if (each.do === 'fire') await outcome(notification([mild(`e${each.alert}`, { startsAt: later(0) })]));
        if (each.do === 'end')
          await outcome(
            notification([mild(`e${each.alert}`, { status: 'resolved', startsAt: later(0), endsAt: later(0) })]),
          );
        if (each.do === 'wait') await story.advance({ minutes: each.minutes });
        if (each.do === 'restart') {
          // An outage, then a server with an empty cache.
          story.host.clock.advance({ minutes: each.minutes });
          restarted = openIntake(story.host);
        }
        if (each.do === 'resolve') await resolveAll(story);
        if (each.do === 'window')
          await story.done(story.sre, announceMaintenance, {
            endsAt: later(each.minutes),
            reason,
            labels: [ownWords('cluster=eu')],
          });
        if (each.do === 'pause')
          await story.done(story.sre, pauseIntegration, { id: it.integration, endsAt: later(each.minutes), reason });
        if (each.do === 'snooze' || each.do === 'over') await onOne(each);
      }
      await it.story.done(it.story.sre, announceMaintenance, {
        endsAt: later(1),
        reason,
        labels: [ownWords('cluster=eu')],
      });
      await it.story.advance({ minutes: 60 * 3 });
      const { rows: unseen } = await sql<{ fingerprint: string }>`select fingerprint from alerts a
        left join incidents i on i.id = a.incident_id
        where a.state = 'firing' and (i.phase is null or i.phase in ('resolved', 'closed'))`.execute(it.story.host.db);
      expect(unseen).toEqual([]);
      const { rows: open } = await sql`select id from suppressions where ended_at is null`.execute(it.story.host.db);
      expect(open).toEqual([]);
    }),
    { seed: 1202, numRuns: 6 * depth },
  );
});

async function onOne(
  act: { readonly do: 'snooze'; readonly minutes: number } | { readonly do: 'over' },
): Promise<void> {
  const { story } = it;
  if (act.do === 'over') {
    const { rows: open } = await sql<{
      id: string;
    }>`select id from suppressions where ended_at is null order by id limit 1`.execute(story.host.db);
    if (open[0]) await story.done(story.sre, endSuppression, { id: open[0].id });
    return;
  }
  const { rows: ids } = await sql<{ id: string }>`select id from alerts order by id desc limit 3`.execute(
    story.host.db,
  );
  if (ids.length > 0)
    await story.done(story.sre, snoozeAlerts, { alerts: ids.map(({ id }) => id), endsAt: later(act.minutes), reason });
}
