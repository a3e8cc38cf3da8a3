import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { raiseSeverity } from '../../incidents/commands/raise-severity.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { rootOf } from '../intake/batch-root.ts';
import { openIntake } from '../intake/open-intake.ts';
import { openBatch } from '../testing/open-batch.ts';
import { readReceipts } from '../store/receipts.ts';
import type { AlertRow } from '../store/tables.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { watchRoundTrips } from '../../../testing/watch-round-trips.ts';
import { notification, resolved, sent, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
});
afterEach(async () => it.end());

type IncidentRow = {
  id: string;
  code: string;
  title: string;
  severity: string;
  severity_source: string;
  phase: string;
  is_drill: boolean;
  version: number;
  declared_at: Date;
};
const db = () => it.story.host.db;
const incidents = async () =>
  (await sql<IncidentRow>`select * from incidents order by declared_at, id`.execute(db())).rows;
const alerts = async () => (await sql<AlertRow>`select * from alerts order by id`.execute(db())).rows;
const receipts = async () => (await readReceipts(db(), it.integration, { limit: 50 })).toReversed();
const outcome = async (body: unknown): Promise<string> => {
  const result = await it.send(body);
  return result.ok ? result.value.outcome : result.error.code;
};
const minor = (given: Parameters<typeof wireAlert>[0] = {}) =>
  wireAlert({ labels: { alertname: 'Disk', severity: 'warning' }, ...given });

async function resolveByHand(code: string): Promise<void> {
  await it.story.done(it.story.sre, acknowledgeIncident, { code });
  await it.story.done(it.story.sre, mitigateIncident, { code, note: ownWords('rolled back') });
  await it.story.done(it.story.sre, resolveIncident, { code, note: ownWords('cause gone') });
}

describe('an alert', () => {
  test('becomes an incident with its severity, its clocks and its page, counted from its receipt [GOV 3.1.1, 3.1.2]', async () => {
    const receivedAt = it.story.host.clock.now();
    expect(await outcome(notification())).toBe('opened');
    expect(await incidents()).toMatchObject([
      {
        title: 'FraudLatencyP99: p99 over 2 s',
        severity: 'SEV-1',
        severity_source: 'alert',
        phase: 'declared',
        declared_at: receivedAt,
      },
    ]);
    expect((await it.story.pages()).map(({ to, urgency, reason }) => [to, urgency, reason])).toEqual([
      [it.story.sre.id, 'page', 'declared'],
      [it.story.secondSre.id, 'page', 'declared'],
    ]);
    await it.story.advance({ minutes: 5 });
    expect(
      (await it.story.entries('incident.clock_breached')).map(({ data, clause }) => [data['clock'], clause]),
    ).toContainEqual(['acknowledge', '3.1.2']);
  });

  test('without a word for its severity it is unclassified and pages at once [GOV 3.1.1]', async () => {
    await it.send(notification([wireAlert({ labels: { alertname: 'Odd', severity: 'purple' } })]));
    expect(await incidents()).toMatchObject([{ severity: 'SEV-2', severity_source: 'provisional' }]);
    expect((await it.story.pages()).map(({ urgency }) => urgency)).toEqual(['page', 'page']);
  });

  test('without a word for its severity it is hidden by no milder one beside it [GOV 3.1.1]', async () => {
    const odd = wireAlert({ fingerprint: 'b2', labels: { alertname: 'Odd', severity: 'purple' } });
    await it.send(notification([minor(), odd]));
    expect(await incidents()).toMatchObject([
      { title: 'Odd: p99 over 2 s', severity: 'SEV-2', severity_source: 'provisional' },
    ]);
    expect((await it.story.pages()).map(({ urgency }) => urgency)).toEqual(['page', 'page']);
  });

  test('without a word for its severity it raises what only milder alerts have judged, to be classified [GOV 3.1.1]', async () => {
    await it.send(notification([minor()]));
    expect(await incidents()).toMatchObject([{ severity: 'SEV-3', severity_source: 'alert' }]);
    const odd = wireAlert({ fingerprint: 'b2', labels: { alertname: 'Odd', severity: 'purple' } });
    expect(await outcome(notification([odd]))).toBe('raised');
    expect(await incidents()).toMatchObject([{ severity: 'SEV-2', severity_source: 'provisional' }]);
    expect((await it.story.pages()).map(({ reason, urgency }) => [reason, urgency])).toContainEqual(['raised', 'page']);
    const clocks = sql<{
      name: string;
      state: string;
    }>`select name, state from incident_clocks where name = 'classify'`;
    expect((await clocks.execute(db())).rows).toEqual([{ name: 'classify', state: 'running' }]);
  });

  test('without a word for its severity it changes nothing that people have judged [GOV 3.1.1]', async () => {
    await it.send(notification([minor()]));
    const code = (await incidents())[0]?.code ?? '';
    await it.story.done(it.story.sre, raiseSeverity, { code, severity: 'SEV-2', reason: ownWords('users see it') });
    const odd = wireAlert({ fingerprint: 'b2', labels: { alertname: 'Odd', severity: 'purple' } });
    expect(await outcome(notification([odd]))).toBe('joined');
    expect(await incidents()).toMatchObject([{ severity: 'SEV-2', severity_source: 'raised' }]);
  });

  test('joins the open incident of its group, whose row it does not touch', async () => {
    await it.send(notification());
    const [before] = await incidents();
    expect(await outcome(notification([wireAlert({ fingerprint: 'b2' }), minor({ fingerprint: 'c3' })]))).toBe(
      'joined',
    );
    expect(await incidents()).toEqual([before]);
    expect((await alerts()).map(({ incident_id }) => incident_id)).toEqual([before?.id, before?.id, before?.id]);
  });

  test('of another group declares an incident of its own; two in one group declare one', async () => {
    await it.send(notification([wireAlert(), wireAlert({ fingerprint: 'b2' })]));
    await it.send(notification([wireAlert({ fingerprint: 'c3' })], { groupKey: '{}:{alertname="Other"}' }));
    expect(await incidents()).toHaveLength(2);
  });

  test('that makes its incident worse raises it, and pages again, in the same transaction [GOV 3.1.1]', async () => {
    await it.send(notification([minor()]));
    expect(await outcome(notification([wireAlert({ fingerprint: 'b2' })]))).toBe('raised');
    expect(await incidents()).toMatchObject([{ severity: 'SEV-1', severity_source: 'alert' }]);
    expect((await it.story.pages()).map(({ reason, urgency }) => [reason, urgency])).toContainEqual(['raised', 'page']);
    expect(await it.story.entries('incident.severity_changed')).toMatchObject([
      { data: { from: 'SEV-3', to: 'SEV-1', source: 'alert' } },
    ]);
  });

  test('sent again changes nothing: no incident, no page, no entry, only a count', async () => {
    await it.send(notification());
    const [entries, pages, before] = [await it.story.entries(), await it.story.pages(), await incidents()];
    await it.story.advance({ seconds: 30 });
    expect(await outcome(notification())).toBe('repeated');
    expect(await it.story.entries()).toEqual(entries);
    expect(await it.story.pages()).toEqual(pages);
    expect(await incidents()).toEqual(before);
    expect(await alerts()).toMatchObject([{ deliveries: 2 }]);
  });

  test('firing again after its end, with the incident resolved, declares a new one', async () => {
    await it.send(notification());
    await it.send(notification([resolved()]));
    await resolveByHand((await incidents())[0]!.code);
    expect(await outcome(notification([wireAlert({ startsAt: '2026-11-02T10:00:00Z' })]))).toBe('opened');
    expect((await incidents()).map(({ phase }) => phase).toSorted()).toEqual(['declared', 'resolved']);
  });

  test('that says it is a drill becomes a drill, and neither joins what is real nor is joined by it', async () => {
    const drill = wireAlert({
      fingerprint: 'd1',
      labels: { alertname: 'FraudLatencyP99', severity: 'critical', muster_drill: 'true' },
    });
    await it.send(notification([drill]));
    await it.send(notification([wireAlert()]));
    await it.send(notification([{ ...drill, fingerprint: 'd2' }]));
    expect((await incidents()).filter(({ is_drill }) => is_drill)).toHaveLength(1);
    expect(await incidents()).toHaveLength(2);
    expect((await alerts()).filter(({ is_drill }) => is_drill)).toHaveLength(2);
  });
});

describe('the end of an alert', () => {
  test('is evidence and never closes an incident', async () => {
    await it.send(notification());
    expect(await outcome(notification([resolved()]))).toBe('resolved');
    expect(await incidents()).toMatchObject([{ phase: 'declared' }]);
    expect(await alerts()).toMatchObject([{ state: 'resolved', episode_end: '2026-11-02T09:10:00.500000000Z' }]);
  });

  test('of an alert nobody heard firing is kept, and declares nothing', async () => {
    expect(await outcome(notification([resolved()]))).toBe('unseen');
    expect(await incidents()).toEqual([]);
    expect(await alerts()).toMatchObject([{ state: 'resolved', incident_id: null }]);
  });

  test('arriving before its beginning wins: the late firing is out of date', async () => {
    await it.send(notification([resolved()]));
    expect(await outcome(notification([wireAlert()]))).toBe('late');
    expect(await incidents()).toEqual([]);
  });

  test('beginning and end in one batch declare an incident and note its end', async () => {
    expect(await outcome(notification([wireAlert(), resolved()]))).toBe('opened');
    expect(await alerts()).toMatchObject([{ state: 'resolved', deliveries: 2 }]);
    expect(await incidents()).toHaveLength(1);
  });

  test('is not inferred from absence, cut short or not', async () => {
    await it.send(notification([wireAlert(), wireAlert({ fingerprint: 'b2' })]));
    await it.send(notification([wireAlert()], { truncatedAlerts: 1 }));
    expect((await alerts()).map(({ state }) => state)).toEqual(['firing', 'firing']);
  });

  test('is implied by a later episode, for senders that do not send resolutions', async () => {
    await it.send(notification());
    expect(await outcome(notification([wireAlert({ startsAt: '2026-11-02T09:30:00Z' })]))).toBe('joined');
    expect((await alerts()).map(({ state }) => state)).toEqual(['resolved', 'firing']);
    expect(await outcome(notification([wireAlert({ startsAt: '2026-11-02T08:00:00Z' })]))).toBe('repeated');
  });
});

describe('what is kept of it', () => {
  test('addresses and secrets in labels, annotations and links are gone before anything is stored [GOV 6.4, 6.6]', async () => {
    const secret = 'hunter2hunter2hunter2';
    const leaky = wireAlert({
      labels: { alertname: 'Leak', severity: 'critical', instance: '203.0.113.7:9100' },
      annotations: { summary: 'mail ana@customer.example about 203.0.113.7', detail: `postgres://app:${secret}@db/x` },
      generatorURL: 'http://203.0.113.7:9090/graph',
    });
    await it.send(notification([leaky], { groupKey: '{}:{instance="203.0.113.7:9100"}' }));
    const dump = JSON.stringify([await alerts(), await incidents(), await receipts(), await it.story.entries()]);
    for (const personal of ['203.0.113.7', 'ana@customer.example', secret]) expect(dump).not.toContain(personal);
    expect((await alerts())[0]?.labels).toContain('Leak');
    expect(await it.story.entries('privacy.secret_removed')).toMatchObject([
      { clause: '6.4', resource: { kind: 'integration' } },
    ]);
  });

  test("one entry a batch commits to each change, and what it commits to lies under the incident's key [GOV 7.1]", async () => {
    await it.send(notification([wireAlert(), wireAlert({ fingerprint: 'b2' }), resolved({ fingerprint: 'c3' })]));
    const [entry, ...others] = await it.story.entries('alerts.received');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      actor: 'system:alert-intake',
      data: { count: 2, began: 2, resolved: 0, incidents: 1, opened: 1 },
    });
    const items = await openBatch(db(), it.story.host.vault, entry!.id);
    expect(rootOf(items)).toBe(entry!.data['root']);
    expect(rootOf(items.map((item) => ({ ...item, text: item.text.replace('a1', 'zz') })))).not.toBe(
      entry!.data['root'],
    );
    expect((await alerts()).filter(({ entry_id }) => entry_id === entry!.id)).toHaveLength(2);
  });

  test('each delivery leaves a receipt that says what it did', async () => {
    await it.send(notification());
    await it.send(
      notification([wireAlert(), wireAlert({ fingerprint: 'b2' }), wireAlert({ startsAt: 'never' })], {
        notification_reason: 'new alerts added',
      }),
    );
    await it.send({ ...notification(), version: '1' });
    await it.send(notification([]));
    expect((await receipts()).map(({ outcome: did, alerts: count, reason }) => [did, count, reason])).toEqual([
      ['opened', 1, undefined],
      ['joined', 3, 'new alerts added'],
      ['refused', 0, undefined],
      ['empty', 0, undefined],
    ]);
    expect((await receipts())[1]?.tallies.map(({ effect, alerts: count }) => [effect, count])).toEqual([
      ['joined', 1],
      ['repeated', 1],
      ['unreadable', 1],
    ]);
  });

  test('receipts go once the policy no longer asks for them, and not before [GOV 7.3]', async () => {
    // Resolved on arrival: an incident that nobody acknowledges would keep paging for ninety days (R41).
    await it.send(notification([resolved()]));
    const { clock } = it.story.host;
    clock.advance({ days: 90, minutes: -1 });
    await it.story.advance({});
    expect(await receipts()).toHaveLength(1);
    await it.story.advance({ hours: 2 });
    expect(await receipts()).toEqual([]);
  });
});

describe('the door', () => {
  test('a key that is none is told so, and its body is not even read', async () => {
    expect(await it.send(notification(), 'mki_unknown')).toMatchObject({
      ok: false,
      error: { kind: 'not_found', code: 'alerts/no-such-integration' },
    });
    expect(await alerts()).toEqual([]);
  });

  test('goes to the database at most four times where it opens incidents, and twice where it joins them', async () => {
    // Caches the key and the incident's content key, so that later deliveries look up neither.
    await it.send(notification());
    await it.send(notification([wireAlert({ fingerprint: 'aa' })]));
    const trips = watchRoundTrips();
    // The minimum of nine runs: other work in this process can only add round trips.
    const fewestTrips = async (bodies: (time: string) => readonly object[]) => {
      const counts: number[] = [];
      for (const time of 'bcdefghij') {
        trips.reset();
        await Promise.all(bodies(time).map(async (body) => it.send(body)));
        counts.push(trips.count());
      }
      return Math.min(...counts);
    };
    const opening = (time: string) =>
      ['1', '2'].map((group) =>
        notification([wireAlert({ fingerprint: `${time}${group}` })], { groupKey: `${time}${group}` }),
      );
    expect(await fewestTrips(opening)).toBeLessThanOrEqual(4);
    expect(await fewestTrips((time) => [notification([wireAlert({ fingerprint: `a${time}` })])])).toBeLessThanOrEqual(
      2,
    );
    trips.end();
  });

  test('deliveries that arrive together share a transaction, and each gets its own answer', async () => {
    // Caches the key, so that later deliveries do not look it up.
    await it.send({ version: '9' });
    const groups = ['a', 'b', 'c'].map((group, index) =>
      notification([wireAlert({ fingerprint: `${index}f` })], { groupKey: group }),
    );
    const answers = await Promise.all([
      it.send(notification()),
      ...groups.map(async (body) => it.send(body)),
      it.send({ version: '9' }),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.value.outcome : answer.error.kind))).toEqual([
      'opened',
      'opened',
      'opened',
      'opened',
      'invalid',
    ]);
    expect(await it.story.entries('alerts.received')).toMatchObject([{ data: { count: 4, opened: 4 } }]);
  });

  test('an episode that two servers hear of at once stands once, on one incident', async () => {
    const other = openIntake(it.story.host);
    const storm = Array.from({ length: 12 }, (_, index) =>
      notification([wireAlert({ fingerprint: `${index % 4}a` }), wireAlert({ fingerprint: 'ee' })]),
    );
    const answers = await Promise.all(storm.flatMap((body) => [it.send(body), other.receive(it.key, sent(body))]));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await incidents()).toHaveLength(1);
    expect(await alerts()).toHaveLength(5);
    expect((await alerts()).reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(48);
  });

  test('a resolution on one server and the firing on another end as resolved, whoever is first', async () => {
    const other = openIntake(it.story.host);
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => ({ fingerprint: `${index}ab` })).flatMap((alert) => [
        it.send(notification([wireAlert(alert)])),
        other.receive(it.key, sent(notification([resolved(alert)]))),
      ]),
    );
    expect((await alerts()).map(({ state }) => state)).toEqual(Array(10).fill('resolved'));
  });

  test('an answer is only given for what another connection can read', async () => {
    const result = await it.send(notification());
    const seen = await sql<{
      outcome: string;
    }>`select outcome from alert_receipts where id = ${result.ok ? result.value.id : ''}`.execute(
      it.story.host.database.owner,
    );
    expect(seen.rows).toEqual([{ outcome: 'opened' }]);
  });

  test('one alert that cannot be stored fails alone', async () => {
    await sql`alter table alerts add constraint no_poison check (fingerprint <> 'bad')`.execute(
      it.story.host.database.owner,
    );
    const bodies = ['a1', 'bad', 'a2', 'a3'].map((fingerprint) =>
      notification([wireAlert({ fingerprint })], { groupKey: fingerprint }),
    );
    const answers = await Promise.allSettled([
      it.send(notification([wireAlert({ fingerprint: 'ff' })])),
      ...bodies.map(async (body) => it.send(body)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect((await alerts()).map(({ fingerprint }) => fingerprint).toSorted()).toEqual(['a1', 'a2', 'a3', 'ff']);
  });

  test('the team that a label names gets the incident', async () => {
    const team = asId<'team'>('33333333-0000-4000-8000-000000000003');
    await laidDown(it.story.host, async (tx) => {
      await sql`insert into teams (id, name, created_at, last_entry) values (${team}, 'risk', ${it.story.host.clock.now()}, ${team})`.execute(
        tx,
      );
    });
    const { key } = await it.connect({ mapping: { team: { label: 'team', values: { risk: team } } } });
    await it.send(notification([wireAlert({ labels: { alertname: 'Loss', severity: 'p9', team: 'risk' } })]), key);
    const { rows } = await sql<{ team_id: string }>`select team_id from incidents`.execute(db());
    expect(rows).toEqual([{ team_id: team }]);
  });
});
