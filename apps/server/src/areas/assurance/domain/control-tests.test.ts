import { describe, expect, test } from 'vitest';
import type { Evaluated, Verdict } from './controls.ts';
import { outcomeOf } from './control-tests.ts';

const found = (id: string, verdict: Verdict): Evaluated => ({
  control: { id, of: 'policy', title: id, clauses: [id], actions: [] },
  population: verdict === 'not-evaluable' ? 0 : 3,
  refused: 0,
  exceptions: verdict === 'exceptions' ? 1 : 0,
  verdict,
  because: verdict === 'not-evaluable' ? 'nothing-on-record' : undefined,
  assertion: 'enforced',
});
const idsOf = (each: readonly Evaluated[]) => each.map(({ control }) => control.id);
const judged = (verdict: Verdict, ...open: string[]) => {
  const { failed, again, passed } = outcomeOf([found('3.1.2', verdict)], new Set(open));
  return { failed: idsOf(failed), again: idsOf(again), passed: idsOf(passed) };
};

describe('a test of a control [GOV 7.12]', () => {
  test('opens a finding once, however often it fails', () => {
    expect(judged('exceptions')).toEqual({ failed: ['3.1.2'], again: [], passed: [] });
    expect(judged('exceptions', '3.1.2')).toEqual({ failed: [], again: ['3.1.2'], passed: [] });
  });

  test('ends it by what is on record, never by silence', () => {
    expect(judged('not-evaluable', '3.1.2')).toEqual({ failed: [], again: [], passed: [] });
    expect(judged('none-found', '3.1.2')).toEqual({ failed: [], again: [], passed: ['3.1.2'] });
    expect(judged('none-found', '3.1.3')).toEqual({ failed: [], again: [], passed: [] });
  });
});
