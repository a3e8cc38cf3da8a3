import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { mitigateIncident } from '../../incidents/commands/mitigate-incident.ts';
import { resolveIncident } from '../../incidents/commands/resolve-incident.ts';
import { retitleIncident } from '../../incidents/commands/retitle-incident.ts';
import { openIntake } from '../intake/open-intake.ts';
import { openBatch } from '../testing/open-batch.ts';
import type { AlertRow } from '../store/tables.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, resolved, sent, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
});
afterEach(async () => it.end());

const db = () => it.story.host.db;
const alerts = async () => (await sql<AlertRow>`select * from alerts order by received_at, id`.execute(db())).rows;
const incidents = async () =>
  (
    await sql<{ id: string; code: string; phase: string }>`select id, code, phase from incidents order by id`.execute(
      db(),
    )
  ).rows;
/** Each a minute later, so that no two are received at the same instant. */
const outcome = async (...signals: Parameters<typeof notification>[0] & object): Promise<string> => {
  await it.story.advance({ minutes: 1 });
  const result = await it.send(notification(signals));
  return result.ok ? result.value.outcome : result.error.code;
};

async function resolveByHand(code: string): Promise<void> {
  await it.story.done(it.story.sre, acknowledgeIncident, { code });
  await it.story.done(it.story.sre, mitigateIncident, { code, note: ownWords('rolled back') });
  await it.story.done(it.story.sre, resolveIncident, { code, note: ownWords('cause gone') });
}

describe('an alert told firing again with the start it had, after it was told to be over (R43)', () => {
  test('fires again on its incident, which is still open, and pages nobody again', async () => {
    await outcome(wireAlert());
    const [incident] = await incidents();
    await it.story.done(it.story.sre, acknowledgeIncident, { code: incident!.code });
    expect(await outcome(resolved())).toBe('resolved');
    const pages = await it.story.pages();
    expect([await outcome(wireAlert()), await outcome(wireAlert())]).toEqual(['joined', 'repeated']);
    expect(await alerts()).toMatchObject([
      { state: 'resolved', occurrence: 1, incident_id: incident?.id },
      { state: 'firing', occurrence: 2, incident_id: incident?.id, deliveries: 2 },
    ]);
    expect(await it.story.pages()).toEqual(pages);
    expect(await outcome(resolved({ endsAt: '2026-11-02T09:20:00Z' }))).toBe('resolved');
    expect((await alerts()).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
  });

  test('opens a new incident and pages, where its own is resolved; that keeps what was its own [GOV 3.1.1, 3.1.2]', async () => {
    await outcome(wireAlert());
    await outcome(resolved());
    const [before] = await incidents();
    await resolveByHand(before!.code);
    const pages = (await it.story.pages()).length;
    expect(await outcome(wireAlert())).toBe('opened');
    const [first, second] = await alerts();
    expect(first).toMatchObject({ state: 'resolved', incident_id: before?.id });
    expect(second).toMatchObject({ state: 'firing', episode: first?.episode });
    expect(second?.incident_id).not.toBe(before?.id);
    expect((await it.story.pages()).slice(pages).map(({ urgency, reason }) => [urgency, reason])).toEqual([
      ['page', 'declared'],
      ['page', 'declared'],
    ]);
  });

  test('declares an incident where nobody had heard it firing before', async () => {
    expect([await outcome(resolved()), await outcome(wireAlert())]).toEqual(['unseen', 'opened']);
    expect(await incidents()).toHaveLength(1);
  });

  test('began, was over and fires again in one delivery: it fires with the next one', async () => {
    expect([await outcome(wireAlert(), resolved(), wireAlert()), await outcome(wireAlert())]).toEqual([
      'opened',
      'joined',
    ]);
    expect((await alerts()).map(({ state }) => state)).toEqual(['resolved', 'firing']);
    expect(await incidents()).toHaveLength(1);
  });
});

describe('of an alert', () => {
  test('one episode fires, though two servers hear of different starts at once, and nothing is lost', async () => {
    const other = openIntake(it.story.host);
    const fingerprints = Array.from({ length: 10 }, (_, index) => `${index}cd`);
    const starts = ['2026-11-02T08:59:30Z', '2026-11-02T08:59:30.900Z'] as const;
    const answers = await Promise.all(
      fingerprints.flatMap((fingerprint) => [
        it.send(notification([wireAlert({ fingerprint, startsAt: starts[1] })])),
        other.receive(it.key, sent(notification([wireAlert({ fingerprint, startsAt: starts[0] })]))),
      ]),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    const firing = (await alerts()).filter(({ state }) => state === 'firing').map(({ fingerprint }) => fingerprint);
    expect(firing.toSorted()).toEqual(fingerprints);
    await it.story.advance({ minutes: 1 });
    for (const startsAt of starts)
      await it.send(notification(fingerprints.map((fingerprint) => resolved({ fingerprint, startsAt }))));
    expect((await alerts()).filter(({ state }) => state === 'firing')).toEqual([]);
  });

  test('a second one cannot be written firing, whoever writes it', async () => {
    await outcome(wireAlert());
    const again = sql`insert into alerts (id, integration_id, fingerprint, episode, occurrence, state, is_drill, visibility, name,
        labels, annotations, received_at, heard_at, deliveries)
      select ${it.story.host.ids.row(it.story.host.clock.now())}, integration_id, fingerprint, '2026-11-02T08:00:00.000000000Z',
        1, state, is_drill, visibility, name, labels, annotations, received_at, heard_at, deliveries from alerts`;
    await expect(again.execute(db())).rejects.toThrow('alerts_one_fires');
  });
});

describe('the words of an alert', () => {
  const saying = (summary: string, generatorURL = 'http://prometheus:9090/graph?g0.expr=up') =>
    wireAlert({ annotations: { summary }, generatorURL });

  test('are the latest that were delivered, annotations and link, and each change is in its entry', async () => {
    await outcome(saying('p99 is 2 s'));
    expect(await outcome(saying('p99 is 45 s', 'http://prometheus-b:9090/graph'))).toBe('reworded');
    expect(await alerts()).toMatchObject([
      { annotations: '{"summary":"p99 is 45 s"}', generator_url: 'http://prometheus-b:9090/graph', deliveries: 2 },
    ]);
    const entry = asId<'entry'>((await it.story.entries('alerts.received')).at(-1)!.id);
    expect((await alerts())[0]?.entry_id).toBe(entry);
    const items = await openBatch(db(), it.story.host.vault, entry);
    expect(items.map(({ text }) => JSON.parse(text) as unknown)).toMatchObject([
      { event: 'reworded', annotations: { summary: 'p99 is 45 s' }, generatorUrl: 'http://prometheus-b:9090/graph' },
    ]);
  });

  test('delivered again as they were leave no entry', async () => {
    await outcome(saying('p99 is 2 s'));
    const entries = await it.story.entries('alerts.received');
    expect(await outcome(saying('p99 is 2 s'))).toBe('repeated');
    expect(await it.story.entries('alerts.received')).toEqual(entries);
  });

  test('of its resolution count, and are in the entry that tells of it', async () => {
    await outcome(saying('p99 is 2 s'));
    await outcome({ ...resolved(), annotations: { summary: 'p99 is 0.3 s' } });
    expect(await alerts()).toMatchObject([{ state: 'resolved', annotations: '{"summary":"p99 is 0.3 s"}' }]);
  });
});

test('an alert that makes an incident worse proposes its own words as the title, and changes none (R39)', async () => {
  const row = async () =>
    (await sql`select title, proposed_title, severity from incidents`.execute(db())).rows as readonly unknown[];
  const milder = { alertname: 'Disk', severity: 'warning' };
  await outcome(wireAlert({ labels: milder, annotations: { summary: 'disk fills' } }));
  expect(await outcome(wireAlert({ fingerprint: 'b2' }))).toBe('raised');
  const proposed = 'FraudLatencyP99: p99 over 2 s';
  expect(await row()).toEqual([{ title: 'Disk: disk fills', proposed_title: proposed, severity: 'SEV-1' }]);
  const [incident] = await incidents();
  await it.story.done(it.story.sre, retitleIncident, { code: incident!.code, title: ownWords(proposed) });
  expect(await row()).toEqual([{ title: proposed, proposed_title: null, severity: 'SEV-1' }]);
  expect(await it.story.entries('incident.retitled')).toMatchObject([{ data: { proposed: true } }]);
});
