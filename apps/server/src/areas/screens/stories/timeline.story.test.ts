import { laidDown } from '../../../testing/people.ts';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asId, type PrincipalId } from '../../../kernel/ids.ts';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { actionRegistry } from '../../../platform/ledger/actions-registry.ts';
import { alertsArea, type AlertIntake } from '../../alerts/public.ts';
import { startAlertStory, type AlertStory } from '../../alerts/testing/alert-story.ts';
import { notification, resolved, wireAlert } from '../../alerts/testing/notifications.ts';
import { createPeople } from '../../identity/public.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { takeCommand } from '../../incidents/commands/take-command.ts';
import { addNote } from '../../incidents/commands/add-note.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { handOverCommand } from '../../incidents/commands/hand-over-command.ts';
import { incidentsArea, incidentTimeline, type IncidentReads } from '../../incidents/public.ts';
import { onCallActions } from '../../oncall/public.ts';
import { wholeTimeline } from '../queries/whole-timeline.ts';
import { withAlertsOf } from '../../alerts/public.ts';

let it: AlertStory;
let reads: IncidentReads;
beforeEach(async () => {
  it = await startAlertStory();
  const { host } = it.story;
  const actions = actionRegistry([
    ...incidentsArea({} as IncidentReads).actions,
    ...onCallActions,
    ...alertsArea({ incidents: {} as IncidentReads, vault: host.vault, scrub: (labels) => labels }, {} as AlertIntake)
      .actions,
  ]);
  reads = {
    ...host,
    people: createPeople(host),
    content: host.vault,
    actions: () => actions,
    firingAlerts: async () => new Map(),
    withAlertsOf,
  };
});
afterEach(async () => it.end());

const code = async (): Promise<string> =>
  (await sql<{ code: string }>`select code from incidents`.execute(it.story.host.db)).rows[0]?.code ?? '';

async function timeline(id: PrincipalId = it.story.sre.id) {
  const found = await wholeTimeline(reads, { kind: 'person', id, sessionId: 's' }, await code());
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}
const summaries = async () => (await timeline()).map(({ kind, summary }) => `${kind}: ${summary}`);

describe('the timeline of an incident [GOV 8.2]', () => {
  test('names from whom command was taken, and to whom it was handed', async () => {
    await it.send(notification([wireAlert()]));
    const { sre, secondSre, host } = it.story;
    await laidDown(host, async (tx) => {
      await reads.people.keep(tx, sre.id, { name: 'Ada Lovelace', email: 'ada@example.org' });
      await reads.people.keep(tx, secondSre.id, { name: 'Grace Hopper', email: 'grace@example.org' });
    });
    const incident = await code();
    await it.story.done(sre, takeCommand, { code: incident });
    await it.story.done(secondSre, takeCommand, { code: incident, expectedVersion: 2 });
    await it.story.done(secondSre, handOverCommand, { code: incident, to: sre.id, state: ownWords('all yours') });
    const told = (await timeline()).filter(({ action }) => action === 'incident.commander_named');
    expect(told.map(({ summary }) => summary)).toEqual([
      'took command',
      'took command from Ada Lovelace',
      'handed over command to Ada Lovelace: all yours',
    ]);
  });

  test('marks what was erased, and nothing else [GOV 6.3]', async () => {
    await it.send(notification([wireAlert()]));
    const incident = await code();
    await it.story.done(it.story.sre, addNote, { code: incident, text: ownWords('the feed stopped at noon') });
    const erasedOf = async () => (await timeline()).map((item) => 'erased' in item && item.erased);
    expect(new Set(await erasedOf())).toEqual(new Set([false]));
    const { db, dataKeys } = it.story.host;
    it.story.isTamperedWith = true;
    const { rows } = await sql<{ id: string }>`select id from incidents where code = ${incident}`.execute(db);
    await db
      .transaction()
      .execute(async (tx) => dataKeys.destroy(tx, { kind: 'incident', id: rows[0]?.id ?? '' }, 'erased'));
    const [note, ...others] = (await timeline()).toReversed();
    expect(note).toMatchObject({ action: 'incident.note_added', erased: true });
    expect(JSON.stringify([note, ...others])).not.toContain('the feed stopped at noon');
  });

  test('tells of its alerts between what people did, each when it was heard of', async () => {
    await it.send(notification([wireAlert(), wireAlert({ fingerprint: 'b2' })]));
    await it.story.advance({ minutes: 2 });
    await it.story.done(it.story.sre, acknowledgeIncident, { code: await code() });
    await it.story.advance({ minutes: 1 });
    await it.send(notification([resolved()]));
    await it.story.advance({ minutes: 1 });
    await it.story.done(it.story.sre, addNote, { code: await code(), text: ownWords('one of two is over') });
    const told = (await summaries()).filter((line) => !line.startsWith('clocks') && !line.startsWith('pages'));
    expect(told).toEqual([
      'alerts: received 2 alerts firing: FraudLatencyP99 ×2',
      'people: declared SEV-1: FraudLatencyP99: p99 over 2 s',
      'people: acknowledged',
      'people: confirmed the declaration as SEV-1',
      'alerts: received an alert no longer firing: FraudLatencyP99',
      'people: noted: one of two is over',
    ]);
  });

  test('has a note at the moment it tells of, and says that it was written afterwards', async () => {
    await it.send(notification([wireAlert()]));
    const text = ownWords('the deploy went out');
    const occurredAt = new Date(it.story.host.clock.now().getTime() - 60_000).toISOString();
    await it.story.advance({ minutes: 2 });
    await it.story.done(it.story.sre, addNote, { code: await code(), text, occurredAt });
    const [first, ...others] = (await timeline()).filter(({ kind }) => kind === 'people');
    const recordedAt = it.story.host.clock.now().toISOString();
    expect(first).toMatchObject({
      summary: 'noted afterwards: the deploy went out',
      at: occurredAt,
      recordedAt,
      retroactive: true,
    });
    expect(others.map(({ retroactive }) => retroactive)).toEqual([false]);
  });

  test('names whom a page calls and from whom command was taken, and tells a page in parts [GOV 8.1]', async () => {
    await it.send(notification([wireAlert()]));
    const { people } = reads;
    await laidDown(it.story.host, async (tx) => {
      await people.keep(tx, it.story.sre.id, { name: 'Ada Lovelace', email: 'ada@example.org' });
      await people.keep(tx, it.story.secondSre.id, { name: 'Grace Hopper', email: 'grace@example.org' });
    });
    await it.story.done(it.story.sre, takeCommand, { code: await code() });
    const { version: expectedVersion } = await incidentOf(it.story, await code());
    await it.story.done(it.story.secondSre, takeCommand, { code: await code(), expectedVersion });
    const told = await timeline();
    expect(told.map(({ summary }) => summary)).toContain('took command from Ada Lovelace');
    const paged = told.find(({ action }) => action === 'page.requested');
    expect(paged).toMatchObject({
      summary: 'paged Ada Lovelace, Grace Hopper (declared)',
      paging: { round: 1, urgency: 'page', to: [{ name: 'Ada Lovelace' }, { name: 'Grace Hopper' }] },
    });
  });

  test('tells the newest of more entries than it can, and that there is more', async () => {
    await it.send(notification([wireAlert()]));
    for (const words of ['one', 'two', 'three']) {
      it.story.host.clock.advance({ minutes: 1 });
      await it.story.done(it.story.sre, addNote, { code: await code(), text: ownWords(words) });
    }
    const sre = { kind: 'person', id: it.story.sre.id, sessionId: 's' } as const;
    const told = await incidentTimeline(reads, sre, await code(), 2);
    expect(told.ok && told.value.map(({ summary }) => summary)).toEqual([
      'earlier events are not shown here; the ledger has all of them',
      'noted: two',
      'noted: three',
    ]);
    expect(told.ok && told.value.map((item) => 'cut' in item)).toEqual([true, false, false]);
  });

  test('is cut where the record is, not at the earlier moment that a note of the newest tells of', async () => {
    await it.send(notification([wireAlert()]));
    const occurredAt = new Date(it.story.host.clock.now().getTime() - 60_000).toISOString();
    it.story.host.clock.advance({ minutes: 1 });
    await it.story.done(it.story.sre, addNote, { code: await code(), text: ownWords('one') });
    const recordedAt = it.story.host.clock.now().toISOString();
    await it.story.done(it.story.sre, addNote, { code: await code(), text: ownWords('the deploy'), occurredAt });
    const sre = { kind: 'person', id: it.story.sre.id, sessionId: 's' } as const;
    const told = await incidentTimeline(reads, sre, await code(), 2);
    expect(told.ok && told.value.map(({ at, summary }) => [at, summary])).toEqual([
      [occurredAt, 'noted afterwards: the deploy'],
      [recordedAt, 'earlier events are not shown here; the ledger has all of them'],
      [recordedAt, 'noted: one'],
    ]);
  });

  test('leaves a line where it stands when its news is repeated', async () => {
    await it.send(notification([wireAlert()]));
    it.story.host.clock.advance({ minutes: 1 });
    await it.send(notification([resolved()]));
    const before = (await timeline()).filter(({ kind }) => kind === 'alerts');
    it.story.host.clock.advance({ minutes: 1 });
    await it.send(notification([resolved()]));
    expect((await timeline()).filter(({ kind }) => kind === 'alerts')).toEqual(before);
  });

  test('tells a key of alerts only if it may read them', async () => {
    await it.send(notification([wireAlert()]));
    const kindsFor = async (...scopes: string[]) => {
      const { id } = it.story.sre;
      const found = await wholeTimeline(reads, { kind: 'service', id, scopes }, await code());
      return found.ok ? found.value.map(({ kind }) => kind) : found.error.code;
    };
    expect(await kindsFor('incidents:read', 'alerts:read')).toContain('alerts');
    expect(await kindsFor('incidents:read')).toContain('people');
    expect(await kindsFor('incidents:read')).not.toContain('alerts');
  });

  test('has one line for a storm, whose count is true and grows in its place', async () => {
    const storm = (from: number, count: number) =>
      notification(
        Array.from({ length: count }, (_, index) =>
          wireAlert({
            fingerprint: (from + index).toString(16),
            labels: { alertname: `NodeDown${index % 400}`, severity: 'critical' },
          }),
        ),
      );
    await it.send(storm(0, 2_000));
    const [before] = (await timeline()).filter(({ kind }) => kind === 'alerts');
    it.story.host.clock.advance({ milliseconds: 400 });
    for (let from = 2_000; from < 10_000; from += 2_000) await it.send(storm(from, 2_000));
    const after = (await timeline()).filter(({ kind }) => kind === 'alerts');
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({
      id: before?.id,
      at: before?.at,
      summary: 'received 10000 alerts firing: NodeDown0 ×25, NodeDown1 ×25, NodeDown10 ×25 and 9925 of 397 other names',
      alerts: { event: 'began', count: 10_000, until: it.story.host.clock.now().toISOString() },
    });
  });

  test('has an alert that came after an answer behind it, however soon', async () => {
    await it.send(notification());
    await it.story.advance({ seconds: 2 });
    await it.story.done(it.story.sre, acknowledgeIncident, { code: await code() });
    await it.story.advance({ seconds: 2 });
    await it.send(notification([wireAlert({ fingerprint: 'b2' })]));
    const told = (await timeline()).filter(({ kind, summary }) => kind === 'alerts' || summary === 'acknowledged');
    expect(told.map(({ kind }) => kind)).toEqual(['alerts', 'people', 'alerts']);
  });

  test('is not there for whoever may not know of the incident [GOV 6.2]', async () => {
    await it.send(notification());
    const stranger = asId<'principal'>('99999999-0000-4000-8000-000000000009');
    expect(await wholeTimeline(reads, { kind: 'person', id: stranger, sessionId: 's' }, await code())).toMatchObject({
      ok: false,
      error: { kind: 'not_found', code: 'incidents/not-found' },
    });
  });
});
