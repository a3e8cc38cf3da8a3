import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { added, team } from '../../catalog/testing/catalog-story.ts';
import { addTeamMember } from '../../identity/commands/add-team-member.ts';
import { startAlertStory, type AlertStory } from '../testing/alert-story.ts';
import { listIncidents } from '../../incidents/public.ts';
import { incidentOf } from '../../incidents/testing/incident-story.ts';
import { notification, wireAlert } from '../testing/notifications.ts';

let told: AlertStory;
beforeEach(async () => void (told = await startAlertStory()));
afterEach(async () => told.end());

const teams = async () =>
  (
    await sql<{ alert: string | null; incident: string | null }>`
      select a.team_id as alert, i.team_id as incident from alerts a join incidents i on i.id = a.incident_id`.execute(
      told.story.host.db,
    )
  ).rows;

const firing = (labels: Readonly<Record<string, string>>, fingerprint = '00000000000000a1') =>
  notification([wireAlert({ fingerprint, labels: { alertname: 'Slow', severity: 'critical', ...labels } })]);

describe('an alert of a service that the catalog knows', () => {
  test('belongs to the team that owns it, and so does its incident [GOV 2.1]', async () => {
    const payments = await team(told.story, 'Payments');
    await added(told.story, 'checkout', { teamId: payments });
    await told.send(firing({ service: 'Checkout', job: 'node' }));
    expect(await teams()).toEqual([{ alert: payments, incident: payments }]);
  });

  test('tells what its incident is about, with what the catalog answers; its severity stays its own [GOV 3.1.1]', async () => {
    await added(told.story, 'checkout', { userFacing: 'yes' });
    await told.send(firing({ service: 'checkout', severity: 'warning' }));
    const { rows } = await sql<{ code: string }>`select code from incidents`.execute(told.story.host.db);
    expect(await incidentOf(told.story, rows[0]?.code ?? '')).toMatchObject({
      service: 'checkout',
      severity: 'SEV-3',
      severitySource: 'alert',
      facts: {},
      defaults: { scope: { answer: 'wider', because: 'users meet checkout themselves' } },
    });
  });

  test('is found by the service, and so is the incident that it joined', async () => {
    await added(told.story, 'checkout');
    await told.send(firing({ service: 'other' }));
    await told.send(firing({ service: 'CHECKOUT' }, '00000000000000b2'));
    const { incidents } = told.reads;
    const about = (service: string) =>
      listIncidents(
        incidents,
        told.story.sre.actor,
        { about: { service, orAmong: incidents.withAlertsOf(service) } },
        { after: undefined, limit: 10 },
      );
    expect((await about('checkout')).total).toBe(1);
    expect((await about('other')).total).toBe(1);
    expect((await about('nothing')).total).toBe(0);
    const { rows } = await sql`select service from alerts order by service`.execute(told.story.host.db);
    expect(rows).toEqual([{ service: 'checkout' }, { service: 'other' }]);
  });

  test('is known by its job where it names no service, or one without an owner', async () => {
    const payments = await team(told.story, 'Payments');
    await added(told.story, 'gateway', { teamId: payments });
    await added(told.story, 'orphan');
    await told.send(firing({ service: 'orphan', job: 'gateway' }));
    expect(await teams()).toEqual([{ alert: payments, incident: payments }]);
  });

  test('goes by the integration’s own mapping first, and without an owner to the integration’s team', async () => {
    const { story } = told;
    const [payments, risk, platform] = [
      await team(story, 'Payments'),
      await team(story, 'Risk'),
      await team(story, 'Platform'),
    ];
    await added(story, 'checkout', { teamId: payments });
    const mapped = await told.connect({
      teamId: platform,
      mapping: { team: { label: 'team', values: { risk } } },
    });
    await told.send(firing({ service: 'checkout', team: 'risk' }), mapped.key);
    expect(await teams()).toEqual([{ alert: risk, incident: risk }]);
    await told.send({ ...firing({ service: 'nobody' }, '00000000000000b2'), groupKey: 'other' }, mapped.key);
    expect((await teams()).map(({ alert }) => alert)).toContain(platform);
  });

  test('stays with its team where the integration keeps it there, whatever the catalog says [GOV 6.2]', async () => {
    const { story } = told;
    const [payments, risk] = [await team(story, 'Payments'), await team(story, 'Risk')];
    await added(story, 'checkout', { teamId: payments });
    await story.done(story.governance, addTeamMember, { id: risk, principalId: story.sre.id });
    const kept = await told.connect({ teamId: risk, visibility: 'team' });
    await told.send(firing({ service: 'checkout' }), kept.key);
    expect(await teams()).toEqual([{ alert: risk, incident: risk }]);
  });
});
