import type { IncidentSummary } from '@muster/api-client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { incidentTable } from './incident-table.ts';
import { plain } from './paint.ts';
import { widthOf } from './width.ts';

const now = new Date('2026-11-02T09:05:00.000Z');
const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
const word = fc.string({ unit: 'grapheme', maxLength: 60 });
const incident: fc.Arbitrary<IncidentSummary> = fc
  .record({ title: word, commander: word, dueAt: instant, firing: fc.integer({ min: 0, max: 99_999 }) })
  .map(({ title, commander, dueAt, firing }) => ({
    code: 'INC-7KQ2F',
    version: 1,
    title,
    severity: 'SEV-1',
    unclassified: true,
    phase: 'acknowledged',
    drill: false,
    declaredAt: '2026-11-02T08:00:00.000Z',
    commander: { person: { id: 'c', name: commander, initials: 'C' }, since: '2026-11-02T08:00:00.000Z', named: false },
    nextClock: {
      name: 'acknowledge',
      round: 1,
      clause: '3.1.2',
      startedAt: '2026-11-02T08:00:00.000Z',
      warnAt: '2026-11-02T08:03:00.000Z',
      dueAt: dueAt.toISOString(),
      state: 'running',
    },
    ...(firing === 0 ? {} : { unreached: { why: 'no-channel', explanation: '', called: [] }, stillFiring: firing }),
  }));

test('no row of a list of incidents is wider than the narrowest screen, and each says which, how bad and what', () => {
  fc.assert(
    fc.property(
      fc.array(incident, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 40, max: 160 }),
      (incidents, columns) => {
        const [head = '', ...lines] = incidentTable(incidents, { columns, paint: plain, now }).trimEnd().split('\n');
        for (const line of [head, ...lines]) expect(widthOf(line)).toBeLessThanOrEqual(columns);
        for (const line of lines) expect(line).toMatch(/^⬢ SEV-1 {2}INC-7KQ2F {2}/);
        expect(head).toContain('WHAT');
      },
    ),
    { seed: 17 },
  );
});
