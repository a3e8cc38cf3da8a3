import { expect, test } from 'vitest';
import { createTelemetry } from './telemetry.ts';

test('counters, gauges and histograms come out in the Prometheus format', async () => {
  const telemetry = createTelemetry({ withProcess: false });
  const count = telemetry.counter({ name: 'muster_pages_total', help: 'Pages handed over.', labels: ['channel'] });
  const observe = telemetry.histogram({ name: 'muster_wait_seconds', help: 'Waits.' }, [0.5, 2]);
  let depth = 3;
  telemetry.gauge({ name: 'muster_queue_depth', help: 'Waiting.' }, () => depth);
  count({ channel: 'mail' });
  count({ channel: 'mail' }, 2);
  observe({}, 2);
  depth = 4;
  const { contentType, text } = await telemetry.render();
  expect(contentType).toContain('text/plain');
  expect(text).toContain('muster_pages_total{channel="mail"} 3');
  expect(text).toContain('muster_queue_depth 4');
  expect(text).toContain('muster_wait_seconds_bucket{le="0.5"} 0');
  expect(text).toContain('muster_wait_seconds_bucket{le="2"} 1');
});

test('two servers in one process do not share counts', async () => {
  const metric = { name: 'muster_x_total', help: 'x' } as const;
  createTelemetry({ withProcess: false }).counter(metric)({});
  const other = createTelemetry({ withProcess: false });
  other.counter(metric);
  expect((await other.render()).text).toContain('muster_x_total 0');
});
