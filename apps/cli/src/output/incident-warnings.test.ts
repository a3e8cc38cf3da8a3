import { expect, test } from 'vitest';
import { incidentWarnings } from './incident-warnings.ts';
import { plain } from './paint.ts';

const screen = { paint: plain, columns: 80, now: new Date('2026-11-02T09:05:00.000Z') };
const incident = { code: 'INC-7KQ2F', phase: 'declared' } as const;
const person = (name: string) => ({ id: name, name, initials: name.slice(0, 1) });

test('that nobody was reached says why, who was called by what, and what to do', () => {
  const unreached = {
    why: 'not-delivered',
    explanation: 'No channel accepted a page for anybody who was paged.',
    called: [
      { person: person('Ada'), channel: 'e-mail', failure: 'no-mailbox' },
      { person: person('Grace'), channel: 'no-channel', failure: 'no-channel' },
    ],
  } as const;
  expect(incidentWarnings({ ...incident, unreached: { ...unreached, called: [...unreached.called] } }, screen)).toBe(
    [
      '! Nobody was reached.',
      '  No channel accepted a page for anybody who was paged.',
      '  Could not be reached: Ada (e-mail: no mailbox), Grace (no channel).',
      'next  muster oncall show',
      'next  muster channel list',
      'next  muster channel add <url> --name <name>',
      '\n',
    ].join('\n'),
  );
});

test('an incident that is said to be over says how many of its alerts fire, and how it is opened again', () => {
  const words = incidentWarnings({ ...incident, phase: 'closed', stillFiring: 2 }, screen);
  expect(words).toContain('! It is closed, and 2 of its alerts still fire.');
  expect(words).toContain('next  muster incident reopen INC-7KQ2F --reason …');
  expect(incidentWarnings({ ...incident, phase: 'resolved', stillFiring: 1 }, screen)).toContain(
    '! It is resolved, and one of its alerts still fires.',
  );
});

test('of an incident with nothing to mind there is nothing to say', () => {
  expect(incidentWarnings(incident, screen)).toBe('');
});
