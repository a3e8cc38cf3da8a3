import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTelemetry } from '../../../platform/telemetry/telemetry.ts';
import type { Story } from '../../../testing/story.ts';
import { acknowledgeIncident } from '../commands/acknowledge-incident.ts';
import { declareIncident } from '../commands/declare-incident.ts';
import { incidentMetrics } from '../queries/incident-metrics.ts';
import { pageMetrics } from '../../oncall/public.ts';
import { startClockStory } from '../testing/clock-story.ts';
import { title } from '../testing/incident-story.ts';

let story: Story;
beforeEach(async () => {
  story = await startClockStory();
});
afterEach(async () => story.end());

async function scrape(): Promise<string> {
  const telemetry = createTelemetry({ withProcess: false });
  incidentMetrics(telemetry, story.host.db);
  pageMetrics(telemetry, story.host.db);
  return (await telemetry.render()).text;
}

const full = { title, facts: { outage: 'full' } };

describe('what /metrics tells of incidents', () => {
  test('by severity and phase, clocks met and missed, and how long each step took; drills do not count', async () => {
    const { code } = await story.done(story.engineer, declareIncident, full);
    await story.done(story.engineer, declareIncident, full);
    await story.done(story.engineer, declareIncident, { ...full, drill: true });
    await story.advance({ minutes: 4 });
    await story.done(story.sre, acknowledgeIncident, { code });
    await story.advance({ minutes: 3 });
    const text = await scrape();
    expect(text).toContain('# TYPE muster_incidents gauge');
    expect(text).toContain('muster_incidents{severity="SEV-1",phase="acknowledged"} 1');
    expect(text).toContain('muster_incidents{severity="SEV-1",phase="declared"} 1');
    expect(text).toContain('# TYPE muster_incident_clocks_total counter');
    expect(text).toContain('muster_incident_clocks_total{clock="acknowledge",severity="SEV-1",outcome="met"} 1');
    expect(text).toContain('muster_incident_clocks_total{clock="acknowledge",severity="SEV-1",outcome="missed"} 1');
    expect(text).toContain('# TYPE muster_incident_time_to_acknowledge_seconds histogram');
    const bucket = 'muster_incident_time_to_acknowledge_seconds_bucket{severity="SEV-1",le=';
    expect(text).toContain(`${bucket}"60"} 0`);
    expect(text).toContain(`${bucket}"300"} 1`);
    expect(text).toContain(`${bucket}"+Inf"} 1`);
    expect(text).toContain('muster_incident_time_to_acknowledge_seconds_sum{severity="SEV-1"} 240');
    expect(text).toContain('muster_incident_time_to_acknowledge_seconds_count{severity="SEV-1"} 1');
    expect(text).toContain('# TYPE muster_pages_total counter');
  });
});
