import { expect, test } from 'vitest';
import { nobodyOnCall } from './on-call-words.ts';

test('an empty on-call list is said to be what it is: somebody else is called, or nobody', () => {
  const [ada, grace] = [
    { id: '1', name: 'Ada Lovelace', initials: 'AL' },
    { id: '2', name: 'Grace Hopper', initials: 'GH' },
  ];
  expect(nobodyOnCall([ada, grace])).toBe(
    'Nobody is on call. Until somebody is, pages go to Ada Lovelace, Grace Hopper.',
  );
  expect(nobodyOnCall([])).toContain('a page would reach nobody');
});
