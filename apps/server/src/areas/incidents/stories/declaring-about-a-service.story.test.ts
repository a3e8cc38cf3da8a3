import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { added, team } from '../../catalog/testing/catalog-story.ts';
import type { Story } from '../../../testing/story.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { judgeFacts } from '../queries/judge-facts.ts';
import { incidentOf, startIncidentStory, title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startIncidentStory();
});
afterEach(async () => story.end());

describe('an incident that is declared about a service', () => {
  test('belongs to the service’s team, and takes from the catalog what nobody has answered [GOV 2.1, 3.1.1]', async () => {
    const payments = await team(story, 'Payments');
    await added(story, 'checkout', { teamId: payments, userFacing: 'yes' });
    const { code } = await story.done(story.engineer, declareIncident, { title, service: 'Checkout' });
    expect(await incidentOf(story, code)).toMatchObject({
      service: 'checkout',
      teamId: payments,
      facts: {},
      defaults: { scope: { answer: 'wider', because: 'users meet checkout themselves' } },
      severity: 'SEV-2',
      severitySource: 'provisional',
    });
    expect(await story.entries('incident.created')).toMatchObject([
      { data: { service: 'checkout', defaults: ['scope'] } },
    ]);
  });

  test('belongs to the team that is named, where one is', async () => {
    const [payments, risk] = [await team(story, 'Payments'), await team(story, 'Risk')];
    await added(story, 'checkout', { teamId: payments });
    const { code } = await story.done(story.engineer, declareIncident, { title, service: 'checkout', teamId: risk });
    expect(await incidentOf(story, code)).toMatchObject({ teamId: risk });
  });

  test('is not declared about a service that nobody knows', async () => {
    expect(await story.as(story.engineer, declareIncident, { title, service: 'chekout' })).toMatchObject({
      ok: false,
      error: { code: 'incidents/unknown-service', fields: [{ path: '/service' }] },
    });
    expect(await story.entries('incident.created')).toEqual([]);
  });

  test('shows beforehand what the catalog answers, and why', () => {
    const judged = judgeFacts({}, story.host.policies().current, {
      name: 'checkout',
      kind: 'service',
      tier: undefined,
      userFacing: true,
    });
    expect(judged).toMatchObject({
      ok: true,
      value: {
        defaults: [
          {
            fact: 'scope',
            question: 'How far does it reach?',
            answer: 'wider',
            because: 'users meet checkout themselves',
          },
        ],
        ask: expect.arrayContaining([{ fact: 'scope', question: 'How far does it reach?' }]),
      },
    });
  });
});
