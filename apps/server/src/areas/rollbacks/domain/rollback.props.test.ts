import { depth } from '@muster/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers, hear, isUnderWay, rollbackStates, type RollbackState } from './rollback.ts';

/** The state of a rollback after receiving these answers in order. */
function after(state: RollbackState, heard: readonly (typeof answers)[number][]): RollbackState {
  let now = state;
  for (const answer of heard) {
    const { change, ...rest } = hear({ state: now }, answer);
    if (change === 'to' && 'state' in rest) now = rest.state;
  }
  return now;
}

const someAnswers = fc.array(fc.constantFrom(...answers), { maxLength: 8 });

describe('what an executor answers', () => {
  test('makes nothing of what nobody let happen, whatever is said and how often [GOV 2.3]', () => {
    for (const state of ['asked', 'refused'] as const)
      for (const answer of answers)
        expect(hear({ state }, answer)).toEqual({ change: 'refused', why: 'not-authorised' });
    fc.assert(
      fc.property(fc.constantFrom('asked' as const, 'refused' as const), someAnswers, (state, heard) => {
        expect(after(state, heard)).toBe(state);
      }),
      { seed: 23, numRuns: 25 * depth },
    );
  });

  test('ends it once: the first outcome stays, and only an executor’s word is an outcome [GOV 2.3]', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rollbackStates.filter((state) => isUnderWay({ state }))),
        someAnswers,
        (state, heard) => {
          const first = heard.find((answer) => answer !== 'started');
          const ended = after(state, heard);
          if (first === undefined) expect(isUnderWay({ state: ended })).toBe(true);
          else expect(ended).toBe(first);
        },
      ),
      { seed: 24, numRuns: 50 * depth },
    );
  });

  test('said again changes nothing; said otherwise is refused; said late is late', () => {
    expect(hear({ state: 'succeeded' }, 'succeeded')).toEqual({ change: 'nothing' });
    expect(hear({ state: 'succeeded' }, 'started')).toEqual({ change: 'nothing' });
    expect(hear({ state: 'succeeded' }, 'failed')).toEqual({ change: 'refused', why: 'told-otherwise' });
    expect(hear({ state: 'timed-out' }, 'succeeded')).toEqual({ change: 'to', state: 'succeeded', isLate: true });
    expect(hear({ state: 'timed-out' }, 'started')).toEqual({ change: 'nothing' });
  });
});
