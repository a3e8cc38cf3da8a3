import { expect, test } from 'vitest';
import { decisionIn } from './decision-in-words.ts';

test.each([
  ['approve', { decision: 'approve' }],
  [' approve\n', { decision: 'approve' }],
  ['"approve"', { decision: 'approve' }],
  ['{"decision":"approve","score":0.9,"why":"income"}', { decision: 'approve', score: 0.9 }],
  ['0.25', { score: 0.25 }],
  ['{"verdict":"approve"}', {}],
  ['["approve"]', { decision: '["approve"]' }],
  ['null', { decision: 'null' }],
  ['', { decision: '' }],
  [undefined, {}],
])('%j says %j', (text, decided) => {
  expect(decisionIn(text)).toEqual(decided);
});
