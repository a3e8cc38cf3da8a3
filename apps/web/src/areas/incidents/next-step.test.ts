import type { Incident, IncidentClock, Wish } from '@muster/api-client';
import { describe, expect, test } from 'vitest';
import { nextStep, otherSteps } from './next-step.ts';

const clock = (name: IncidentClock['name'], dueAt: string): IncidentClock => ({
  name,
  round: 1,
  clause: '3.1.2',
  startedAt: '2026-11-23T03:00:00.000Z',
  warnAt: `2026-11-23T${dueAt}:00.000Z`,
  dueAt: `2026-11-23T${dueAt}:00.000Z`,
  state: 'running',
});
const all: readonly Wish[] = [
  'acknowledge',
  'mitigate',
  'resolve',
  'close',
  'reopen',
  'classify',
  'raise',
  'takeCommand',
  'handOver',
  'note',
  'update',
  'retitle',
];
const incident = (more: Partial<Incident>, allowed: readonly Wish[] = all): Incident =>
  ({
    phase: 'declared',
    unclassified: false,
    clocks: [clock('acknowledge', '03:05'), clock('commander', '03:05'), clock('mitigate', '03:30')],
    may: Object.fromEntries(all.map((wish) => [wish, { allowed: allowed.includes(wish) }])),
    ...more,
  }) as Incident;
const commander = { person: { id: 'ana', initials: 'AN' }, since: '2026-11-23T03:02:00.000Z', named: true };

describe('the first button', () => {
  test('of a fresh incident is to acknowledge it', () => {
    expect(nextStep(incident({}), 'ana')?.wish).toBe('acknowledge');
  });

  test('is the empty seat once somebody has acknowledged', () => {
    const acknowledged = incident({
      phase: 'acknowledged',
      clocks: [clock('commander', '03:05'), clock('mitigate', '03:30')],
    });
    expect(nextStep(acknowledged, 'ana')?.wish).toBe('takeCommand');
  });

  test('is the update for the commander when that is due first, and not for anybody else', () => {
    const running = incident({
      phase: 'acknowledged',
      commander,
      clocks: [clock('update', '03:15'), clock('mitigate', '03:30')],
    });
    expect(nextStep(running, 'ana')?.wish).toBe('update');
    expect(nextStep(running, 'ben')?.wish).toBe('mitigate');
  });

  test('is never one the server would refuse', () => {
    expect(nextStep(incident({}, ['takeCommand', 'note']), 'ana')?.wish).toBe('takeCommand');
    expect(nextStep(incident({}, ['note']), 'ana')).toBeUndefined();
  });

  test('is to close what is resolved', () => {
    expect(nextStep(incident({ phase: 'resolved', commander, clocks: [] }), 'ana')?.wish).toBe('close');
  });
});

test('the others are every step but the first, refused ones too, so that they can say why', () => {
  const first = nextStep(incident({}, ['note', 'acknowledge']), 'ana');
  const others = otherSteps(first).map((step) => step.wish);
  expect(others).toContain('mitigate');
  expect(others).not.toContain('acknowledge');
});

test('of one that is over is to close it, and to reopen it while alerts of it fire', () => {
  const over = { phase: 'resolved', commander } as const;
  expect(nextStep(incident({ ...over, clocks: [] }), 'ana')?.wish).toBe('close');
  expect(nextStep(incident({ ...over, clocks: [], stillFiring: 2 }), 'ana')?.wish).toBe('reopen');
  expect(nextStep(incident({ ...over, clocks: [], phase: 'closed', stillFiring: 1 }), 'ana')?.wish).toBe('reopen');
  expect(nextStep(incident({ ...over, clocks: [], phase: 'closed' }), 'ana')).toBeUndefined();
});
