import { expect, test } from 'vitest';
import { sharedRefusal } from './shared-refusal.ts';

const no = { allowed: false, reason: 'Only ML Platform SRE can do this.', clause: '2.1' };

test('what one of several allows can be tried; what all refuse is refused beforehand, with the reason', () => {
  expect(sharedRefusal([no, { allowed: true }])).toBeUndefined();
  expect(sharedRefusal([no, no])).toEqual(no);
});

test('what is not known yet is left to the server', () => {
  expect(sharedRefusal([no, undefined])).toBeUndefined();
  expect(sharedRefusal([])).toBeUndefined();
});
