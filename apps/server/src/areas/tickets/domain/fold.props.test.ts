import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { sides, type Side } from './status-map.ts';

type World = { agreed: Side; here: Side; there: Side; pushes: number; told: number };

/** One comparison of both sides, like the sync does. @returns whether anything changed */
function look(world: World): boolean {
  const verdict = fold(world);
  if (verdict === 'push') {
    world.there = world.here;
    world.pushes += 1;
  } else if (verdict === 'finish') world.here = 'done';
  else if (verdict === 'reopen') world.here = 'open';
  else if (verdict === 'tell') {
    world.told += 1;
    return false;
  }
  const changed = verdict !== 'agree';
  world.agreed = world.here;
  return changed;
}

const side = fc.constantFrom(...sides);
/** What people do between two comparisons. */
const step = fc.oneof(
  fc.record({ who: fc.constant('here' as const), to: side }),
  fc.record({ who: fc.constant('there' as const), to: side }),
  fc.record({ who: fc.constant('look' as const), to: side }),
);

describe('an action item and its ticket', () => {
  test('come to rest after one look, whatever was done on either side: no echo of an echo [GOV 8.4]', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const world: World = { agreed: 'open', here: 'open', there: 'open', pushes: 0, told: 0 };
        for (const { who, to } of steps) {
          if (who === 'look') look(world);
          else world[who] = to;
        }
        look(world);
        const { pushes } = world;
        for (let again = 0; again < 3; again += 1) expect(look(world)).toBe(false);
        expect(world.pushes).toBe(pushes);
      }),
      { seed: 61, numRuns: 50 * depth },
    );
  });

  test('is never declined from outside, and never opened again after a decline [GOV 8.4]', () => {
    fc.assert(
      fc.property(side, side, side, (agreed, here, there) => {
        const world: World = { agreed, here, there, pushes: 0, told: 0 };
        look(world);
        if (here !== 'dropped') expect(world.here).not.toBe('dropped');
        else expect(world.here).toBe('dropped');
      }),
      { seed: 62, numRuns: 20 * depth },
    );
  });

  test('what changed on one side alone is followed; where both changed Muster’s record stands', () => {
    expect(fold({ agreed: 'open', here: 'open', there: 'done' })).toBe('finish');
    expect(fold({ agreed: 'done', here: 'done', there: 'open' })).toBe('reopen');
    expect(fold({ agreed: 'open', here: 'done', there: 'open' })).toBe('push');
    expect(fold({ agreed: 'open', here: 'dropped', there: 'done' })).toBe('push');
    expect(fold({ agreed: 'open', here: 'open', there: 'dropped' })).toBe('tell');
    expect(fold({ agreed: 'dropped', here: 'dropped', there: 'open' })).toBe('tell');
    expect(fold({ agreed: 'open', here: 'done', there: 'done' })).toBe('agree');
  });
});
