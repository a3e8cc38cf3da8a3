import { expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { judgeOwnHand } from './own-hand.ts';

const [ada, bo] = [asId<'principal'>('a'), asId<'principal'>('b')];

test.each([
  ['puts another on call', { people: [bo], before: [], others: 3 }, 'allowed'],
  ['puts themselves on call', { people: [bo, ada], before: [bo], others: 3 }, 'refused'],
  ['orders a list on which they stand', { people: [ada, bo], before: [bo, ada], others: 3 }, 'allowed'],
  ['leaves the list', { people: [bo], before: [bo, ada], others: 3 }, 'allowed'],
  ['puts themselves on call where nobody else could', { people: [ada], before: [], others: 0 }, 'unseparated'],
])('whoever %s [GOV 6.2]', (_, setting, expected) => {
  const judged = judgeOwnHand({ by: ada, ...setting });
  expect(judged.ok ? (judged.value.unseparated ? 'unseparated' : 'allowed') : 'refused').toBe(expected);
});
