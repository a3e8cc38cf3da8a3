import type { Incident, IncidentClock, IncidentVerb } from '@muster/api-client';
import { describe, expect, test } from 'vitest';
import { asksFirst, commandStep, nextStep, otherSteps } from './next-step.ts';

const clock = (name: IncidentClock['name'], dueAt: string): IncidentClock => ({
  name,
  round: 1,
  clause: '3.1.2',
  startedAt: '2026-11-23T03:00:00.000Z',
  warnAt: `2026-11-23T${dueAt}:00.000Z`,
  dueAt: `2026-11-23T${dueAt}:00.000Z`,
  state: 'running',
});
const all: readonly IncidentVerb[] = [
  'acknowledge',
  'mitigate',
  'resolve',
  'close',
  'reopen',
  'classify',
  'raise',
  'lower',
  'take-command',
  'hand-over',
  'note',
  'update',
  'retitle',
  'unacknowledge',
];
const incident = (more: Partial<Incident>, allowed: readonly IncidentVerb[] = all): Incident =>
  ({
    phase: 'declared',
    unclassified: false,
    clocks: [clock('acknowledge', '03:05'), clock('commander', '03:05'), clock('mitigate', '03:30')],
    may: Object.fromEntries(all.map((verb) => [verb, { allowed: allowed.includes(verb) }])),
    ...more,
  }) as Incident;
const commander = { person: { id: 'ana', initials: 'AN' }, since: '2026-11-23T03:02:00.000Z', named: true };

describe('the first button', () => {
  test('of a fresh incident is to acknowledge it', () => {
    expect(nextStep(incident({}), 'ana')?.verb).toBe('acknowledge');
  });

  test('is the empty seat once somebody has acknowledged', () => {
    const acknowledged = incident({
      phase: 'acknowledged',
      clocks: [clock('commander', '03:05'), clock('mitigate', '03:30')],
    });
    expect(nextStep(acknowledged, 'ana')?.verb).toBe('take-command');
  });

  test('is the update for the commander when that is due first, and not for anybody else', () => {
    const running = incident({
      phase: 'acknowledged',
      commander,
      clocks: [clock('update', '03:15'), clock('mitigate', '03:30')],
    });
    expect(nextStep(running, 'ana')?.verb).toBe('update');
    expect(nextStep(running, 'ben')?.verb).toBe('mitigate');
  });

  test('is to acknowledge, then command, then to classify, whatever falls due sooner', () => {
    const sooner = [
      clock('update', '03:01'),
      clock('classify', '03:02'),
      clock('commander', '03:05'),
      clock('acknowledge', '03:20'),
    ];
    const unclassified = { unclassified: true, clocks: sooner } as const;
    expect(nextStep(incident({ ...unclassified }), 'ana')?.verb).toBe('acknowledge');
    const acknowledged = incident({ ...unclassified, phase: 'acknowledged' });
    expect(nextStep(acknowledged, 'ana')?.verb).toBe('take-command');
    expect(nextStep({ ...acknowledged, commander }, 'ana')?.verb).toBe('classify');
    expect(nextStep({ ...acknowledged, commander, unclassified: false }, 'ana')?.verb).toBe('update');
  });

  test('is never one the server would refuse', () => {
    expect(nextStep(incident({}, ['take-command', 'note']), 'ana')?.verb).toBe('take-command');
    expect(nextStep(incident({}, ['note']), 'ana')).toBeUndefined();
  });

  test('is to close what is resolved', () => {
    expect(nextStep(incident({ phase: 'resolved', commander, clocks: [] }), 'ana')?.verb).toBe('close');
  });
});

test('the others are every step but the first, and what is refused stands apart, so that it can say why', () => {
  const fresh = incident({ severity: 'SEV-2' }, ['note', 'acknowledge', 'raise']);
  const others = otherSteps(fresh, nextStep(fresh, 'ana'), 'ana');
  expect(others.now.map(({ verb }) => verb)).toEqual(['raise']);
  expect(others.notNow.map(({ verb }) => verb)).toContain('mitigate');
  expect([...others.now, ...others.notNow].map(({ verb }) => verb)).not.toContain('acknowledge');
});

test('raising is not among them where nothing is worse', () => {
  const worst = incident({ severity: 'SEV-1' });
  const { now, notNow } = otherSteps(worst, undefined, 'ana');
  expect([...now, ...notNow].map(({ verb }) => verb)).not.toContain('raise');
});

test('command is handed over by whoever has it, and a commander named by anybody else who may [GOV 8.1]', () => {
  const held = incident({ commander, phase: 'acknowledged' });
  expect(commandStep(held, 'ana').words).toBe('Hand over command');
  expect(otherSteps(held, undefined, 'ana').now).toContainEqual({ verb: 'hand-over', words: 'Hand over command' });
  expect(otherSteps(held, undefined, 'ben').now).toContainEqual({ verb: 'hand-over', words: 'Name a commander' });
  const stoodIn = incident({ commander: { ...commander, named: false } });
  expect(commandStep(stoodIn, 'ana').words).toBe('Name a commander');
});

test('command is taken at a press where nobody has it by name, and asked about where somebody does', () => {
  expect(asksFirst('take-command', incident({}))).toBe(false);
  expect(asksFirst('take-command', incident({ commander: { ...commander, named: false } }))).toBe(false);
  expect(asksFirst('take-command', incident({ commander }))).toBe(true);
});

test('of one that is over is to close it, and to reopen it while alerts of it fire', () => {
  const over = { phase: 'resolved', commander } as const;
  expect(nextStep(incident({ ...over, clocks: [] }), 'ana')?.verb).toBe('close');
  expect(nextStep(incident({ ...over, clocks: [], stillFiring: 2 }), 'ana')?.verb).toBe('reopen');
  expect(nextStep(incident({ ...over, clocks: [], phase: 'closed', stillFiring: 1 }), 'ana')?.verb).toBe('reopen');
  expect(nextStep(incident({ ...over, clocks: [], phase: 'closed' }), 'ana')).toBeUndefined();
});
