import { expect, test } from 'vitest';
import { clauseRegistry, enforced, partly } from './clauses.ts';

test('a clause that two rooms enforce is enforced only if each says so, and names what both do', () => {
  const registry = clauseRegistry(
    [
      { '2.1': enforced(['a.ts'], 'One half holds.'), '7.1': enforced(['a.ts'], 'All of it holds.') },
      { '2.1': partly(['b.ts', 'a.ts'], 'The other is missing a word.') },
    ],
    { '2.1': 'Nothing is built.', '2.3': 'Not part of this release.' },
  );
  expect(registry).toEqual({
    '2.1': { state: 'partly', enforcedBy: ['a.ts', 'b.ts'], note: 'One half holds. The other is missing a word.' },
    '7.1': { state: 'enforced', enforcedBy: ['a.ts'], note: 'All of it holds.' },
    '2.3': { state: 'not-built', enforcedBy: [], note: 'Not part of this release.' },
  });
});
