import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { approvalsArea } from '../../approvals/public.ts';
import { declareIncident } from '../../incidents/commands/declare-incident.ts';
import { makePrivate } from '../../incidents/commands/make-private.ts';
import { mergeIncident } from '../../incidents/commands/merge-incident.ts';
import { moveAlerts } from '../../incidents/commands/move-alerts.ts';
import { alertsOfIncidents } from '../../incidents/public.ts';
import { factsFor } from '../../incidents/testing/declared.ts';
import { incidentOf, teamOf } from '../../incidents/testing/incident-story.ts';
import { alertsWithIncidents } from '../alerts-of-incidents.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let it: AlertStory;
beforeEach(async () => {
  it = await startAlertStory();
  const { services, clock } = it.story.host;
  services.give(alertsOfIncidents, alertsWithIncidents);
  approvalsArea({ services, clock, kinds: () => [] });
});
afterEach(async () => it.end());

const title = ownWords('Something else');
const fires = async (fingerprint: string, severity: string | undefined, labels: object = {}) => {
  const own = severity === undefined ? {} : { severity };
  const alert = wireAlert({ fingerprint, labels: { alertname: 'Loss', ...own, ...labels } });
  const answer = await it.send(notification([alert], { groupKey: fingerprint }));
  if (!answer.ok) throw new Error(answer.error.code);
  const { rows } = await sql<{ id: string; code: string }>`select a.id, i.code from alerts a
    join incidents i on i.id = a.incident_id where a.fingerprint = ${fingerprint}`.execute(it.story.host.db);
  const [found] = rows;
  if (found === undefined) throw new Error('it opened nothing');
  return found;
};
const declares = async (severity: keyof typeof factsFor, drill = false) =>
  (await it.story.done(it.story.sre, declareIncident, { title, facts: { ...factsFor[severity] }, drill })).code;
const moves = async (code: string, to: string, alerts?: string[]) => {
  const moved = await it.story.as(it.story.sre, moveAlerts, { code, to, ...(alerts === undefined ? {} : { alerts }) });
  return moved.ok ? 'done' : moved.error.code;
};
const alert = async (id: string) =>
  (
    await sql<{ code: string; visibility: string }>`select i.code, a.visibility from alerts a
      join incidents i on i.id = a.incident_id where a.id = ${id}`.execute(it.story.host.db)
  ).rows[0];

describe('alerts that go to another incident', () => {
  test('bring it their severity and their start, and page it; the one that they leave keeps its clocks [GOV 3.1.1]', async () => {
    const { id, code } = await fires('a1', 'critical');
    const before = await incidentOf(it.story, code);
    await it.story.advance({ minutes: 1 });
    const other = await declares('SEV-4');
    expect(await moves(code, other, [id])).toBe('done');
    expect(await alert(id)).toMatchObject({ code: other });
    expect(await incidentOf(it.story, other)).toMatchObject({
      severity: 'SEV-1',
      worstSeverity: 'SEV-1',
      severitySource: 'alert',
      declaredAt: before.declaredAt,
    });
    expect((await incidentOf(it.story, code)).clocks).toEqual(before.clocks);
    expect((await it.story.entries('incident.severity_changed')).at(-1)?.data).toMatchObject({
      from: 'SEV-4',
      to: 'SEV-1',
    });
    await it.story.advance({ minutes: 1 });
    const called = await it.story.pages();
    expect(called.filter(({ reason }) => reason === 'raised').length).toBeGreaterThan(0);
  });

  test('milder ones make nothing worse, and nothing better', async () => {
    const { code } = await fires('a1', 'warning');
    const other = await declares('SEV-2');
    expect(await moves(code, other)).toBe('done');
    expect(await incidentOf(it.story, other)).toMatchObject({ severity: 'SEV-2' });
  });

  test('are not hidden in a drill, nor a drill’s among what is real [GOV 3.1.1]', async () => {
    const { code } = await fires('a1', 'critical');
    expect(await moves(code, await declares('SEV-3', true))).toBe('incidents/not-with-drills');
    const drill = await fires('a2', 'critical', { muster_drill: 'true' });
    expect(await moves(drill.code, await declares('SEV-3'))).toBe('incidents/not-with-drills');
    expect(await alert(drill.id)).toMatchObject({ code: drill.code });
  });

  test('are kept as the private incident that they go to is, by a move and by a merge [GOV 6.2]', async () => {
    const first = await fires('a1', 'warning');
    const second = await fires('a2', 'warning');
    const kept = await declares('SEV-3');
    const teamId = await teamOf(it.story, it.story.sre);
    await it.story.done(it.story.sre, makePrivate, { code: kept, teamId });
    expect(await moves(first.code, kept)).toBe('done');
    await it.story.done(it.story.sre, mergeIncident, { code: second.code, into: kept, reason: ownWords('the same') });
    expect([await alert(first.id), await alert(second.id)]).toEqual([
      { code: kept, visibility: 'team' },
      { code: kept, visibility: 'team' },
    ]);
  });
});
