import { expect, test } from 'vitest';
import { examineNode } from './examine.ts';

test('the oldest Node that runs Muster is good enough, the one before is not', () => {
  expect(examineNode('24.0.0')).toMatchObject({ state: 'well' });
  expect(examineNode('23.11.1')).toMatchObject({ state: 'ill', remedy: 'Run it with npm, which brings Node 24.' });
});
