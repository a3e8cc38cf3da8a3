import { depth } from '@muster/testing';
import { severities, type Minutes, type Severity } from '@muster/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { nextStep, type Episode } from './episode.ts';

const HOUR = 60 * 60_000;
const CALM_MINUTES = 180 as Minutes;

/** Evaluates once an hour and returns every episode. */
function played(looks: readonly (Severity | undefined)[]): Episode[] {
  const all: Episode[] = [];
  let open: Episode | undefined;
  looks.forEach((found, hour) => {
    const now = new Date(hour * HOUR);
    const next = nextStep(open, found, now, CALM_MINUTES);
    if (next.step === 'open') {
      open = {
        id: String(all.length),
        kind: 'drift',
        subject: 'v',
        incidentId: asId('i'),
        severity: next.severity,
        isDrill: false,
        openedAt: now,
        calmSince: undefined,
        closedAt: undefined,
        says: '',
      };
      all.push(open);
      return;
    }
    if (open === undefined) return;
    const change = {
      ...(next.step === 'worsen' ? { severity: next.severity, calmSince: undefined } : {}),
      ...(next.step === 'calm' ? { calmSince: now } : {}),
      ...(next.step === 'resume' ? { calmSince: undefined } : {}),
      ...(next.step === 'close' ? { closedAt: now } : {}),
    };
    const after: Episode = { ...open, ...change };
    all[all.length - 1] = after;
    open = next.step === 'close' ? undefined : after;
  });
  return all;
}

test('one episode a trouble: it lasts over gaps shorter than the policy’s time, and has the worst that was found [GOV 7.9]', () => {
  const look = fc.option(fc.constantFrom(...severities), { nil: undefined });
  fc.assert(
    fc.property(fc.array(look, { maxLength: 60 }), (looks) => {
      // Brute force: findings belong together unless four evaluations in a row, three hours, found nothing.
      const groups: Severity[][] = [];
      let calm = 99;
      for (const found of looks) {
        if (found === undefined) {
          calm++;
          continue;
        }
        if (calm >= 4) groups.push([]);
        groups.at(-1)?.push(found);
        calm = 0;
      }
      const worst = groups.map((group) => severities.find((one) => group.includes(one)));
      expect(played(looks).map(({ severity }) => severity)).toEqual(worst);
    }),
    { seed: 14, numRuns: 200 * depth },
  );
});
