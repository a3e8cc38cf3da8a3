import { describe, expect, test } from 'vitest';
import { parseEvent } from './parse-event.ts';

const NOW = new Date('2026-11-02T09:00:00Z');
const event = (given: object = {}) => ({
  eventTime: '2026-11-02T08:59:30.123456+00:00',
  eventType: 'START',
  producer: 'https://github.com/apache/airflow',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: '0198E2A0-0000-7000-8000-0000000000A1', facets: {} },
  job: { namespace: 'prod', name: 'orders' },
  ...given,
});

describe('an OpenLineage event', () => {
  test('is read with what its facets say', () => {
    const facets = {
      nominalTime: { nominalStartTime: '2026-11-02T08:00:00Z', nominalEndTime: '2026-11-02T09:00:00Z' },
      parent: { run: { runId: '0198e2a0-0000-7000-8000-0000000000b2' }, job: { namespace: 'prod', name: 'dag' } },
      errorMessage: { message: 'disk full', programmingLanguage: 'PYTHON' },
    };
    const job = { namespace: 'prod', name: 'orders', facets: { jobType: { integration: 'airflow', jobType: 'DAG' } } };
    const read = parseEvent(event({ job, run: { ...event().run, facets } }), NOW);
    expect(read).toEqual({
      ok: true,
      value: {
        job: { namespace: 'prod', name: 'orders' },
        runId: '0198e2a0-0000-7000-8000-0000000000a1',
        at: new Date('2026-11-02T08:59:30.123Z'),
        type: 'START',
        nominalStart: new Date('2026-11-02T08:00:00Z'),
        nominalEnd: new Date('2026-11-02T09:00:00Z'),
        parentRun: '0198e2a0-0000-7000-8000-0000000000b2',
        integration: 'AIRFLOW',
        error: 'disk full',
      },
    });
  });

  test('of a dataset or a job tells of no run, and is nothing to refuse', () => {
    const { run: _run, eventType: _type, ...bare } = event();
    expect(parseEvent(bare, NOW)).toEqual({ ok: true, value: undefined });
  });

  test('may leave its type out, and the zone of its times, which is then UTC', () => {
    const { eventType: _type, ...rest } = event({ eventTime: '2026-11-02T08:00:00.5' });
    expect(parseEvent(rest, NOW)).toMatchObject({
      value: { type: undefined, at: new Date('2026-11-02T08:00:00.500Z') },
    });
  });

  test('with a facet that cannot be read is taken without it', () => {
    const facets = { nominalTime: { nominalStartTime: 'soon' }, parent: 'x', errorMessage: { message: 7 } };
    expect(parseEvent(event({ run: { ...event().run, facets } }), NOW)).toMatchObject({
      ok: true,
      value: { nominalStart: undefined, parentRun: undefined, error: undefined },
    });
  });

  test('is no parent of itself', () => {
    const facets = { parent: { run: { runId: event().run.runId } } };
    expect(parseEvent(event({ run: { ...event().run, facets } }), NOW)).toMatchObject({
      value: { parentRun: undefined },
    });
  });

  test.each([
    ['no object', 7, ['']],
    ['nothing in it', {}, ['/eventTime', '/run/runId', '/job/namespace', '/job/name']],
    ['a run without a UUID', event({ run: { runId: 'manual__1' } }), ['/run/runId']],
    ['a time that is none', event({ eventTime: 'yesterday' }), ['/eventTime']],
    ['a time that has not come', event({ eventTime: '2026-11-02T10:00:00Z' }), ['/eventTime']],
    ['an unknown type', event({ eventType: 'PAUSED' }), ['/eventType']],
    ['a name without end', event({ job: { namespace: 'prod', name: 'x'.repeat(1001) } }), ['/job/name']],
  ])('with %s is refused by its fields', (_name, given, paths) => {
    const read = parseEvent(given, NOW);
    expect(read.ok ? [] : read.error.map(({ path }) => path)).toEqual(paths);
  });
});
