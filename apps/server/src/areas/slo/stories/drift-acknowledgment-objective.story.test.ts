import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { waiversService } from '../../../platform/waivers.ts';
import { startAlertStory, type AlertStory } from '../../alerts/testing/alert-story.ts';
import { notification, wireAlert } from '../../alerts/testing/notifications.ts';
import { acknowledgeIncident } from '../../incidents/commands/acknowledge-incident.ts';
import { sloArea } from '../area.ts';
import { registerSloReactions } from '../reactions/register.ts';
import { gate, objective } from '../testing/slo-story.ts';

let alerts: AlertStory;
beforeEach(async () => {
  alerts = await startAlertStory({ reactions: [registerSloReactions] });
  sloArea(alerts.story.host);
  alerts.story.host.services.give(waiversService, { waiverFor: async () => undefined });
});
afterEach(async () => alerts.end());

const drift = { alertname: 'FeatureDrift', severity: 'critical', muster_kind: 'drift' };
const fire = async (labels: Readonly<Record<string, string>> = drift, startsAt = '2026-11-02T08:59:30Z') => {
  await alerts.send(notification([wireAlert({ labels, startsAt })]));
  await alerts.story.advance({ milliseconds: 1 });
  const [declared] = (await alerts.story.entries('incident.created')).slice(-1);
  return { code: String(declared?.data['code']) };
};
const now = async () => objective(alerts.story, 'ML-SLO-005');

describe('a SEV-1 drift alert', () => {
  test('acknowledged within five minutes keeps the month whole [GOV 4.5]', async () => {
    const { code } = await fire();
    expect(await now()).toMatchObject({ state: 'no-data', misses: [{ state: 'pending' }] });
    await alerts.story.advance({ minutes: 4, seconds: 50 });
    await alerts.story.done(alerts.story.sre, acknowledgeIncident, { code });
    await alerts.story.advance({ minutes: 2 });
    expect(await now()).toMatchObject({ state: 'intact', total: '1', bad: '0', isMet: true });
    expect(await gate(alerts.story)).toMatchObject({ isFrozen: false });
  });

  test('is warned of after three minutes and a miss after five, which freezes until the month ends [GOV 4.5] [GOV 4.7]', async () => {
    const { code } = await fire();
    await alerts.story.advance({ minutes: 4 });
    expect((await alerts.story.entries('objective.burning')).map(({ data }) => data['unacknowledged'])).toEqual([true]);
    await alerts.story.advance({ minutes: 2 });
    await alerts.story.done(alerts.story.sre, acknowledgeIncident, { code });
    await alerts.story.advance({ minutes: 2 });
    expect(await now()).toMatchObject({ state: 'exhausted', total: '1', bad: '1', isMet: false });
    expect(await now()).toMatchObject({ thawAt: '2026-12-01T01:00:00.000Z' });
    expect(await gate(alerts.story)).toMatchObject({ isFrozen: true });
  });

  test('any other alert does not count: not drift, milder, or practice [GOV 4.5]', async () => {
    await fire({ alertname: 'Latency', severity: 'critical' });
    await fire({ ...drift, severity: 'warning' }, '2026-11-02T08:59:31Z');
    await fire({ ...drift, muster_drill: 'true' }, '2026-11-02T08:59:32Z');
    await alerts.story.advance({ minutes: 6 });
    expect(await now()).toMatchObject({ state: 'no-data', misses: [] });
  });
});
