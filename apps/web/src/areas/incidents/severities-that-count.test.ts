import { expect, test } from 'vitest';
import { severitiesThatCount } from './severities-that-count.ts';

test('where facts decide, only what is worse is offered; beside the worst there is nothing', () => {
  expect(severitiesThatCount({ severity: 'SEV-3', source: 'facts' })).toEqual(['SEV-1', 'SEV-2']);
  expect(severitiesThatCount({ severity: 'SEV-1', source: 'facts' })).toEqual([]);
});

test('where it is unclassified, to agree is offered too, and nothing milder', () => {
  expect(severitiesThatCount({ severity: 'SEV-2', source: 'provisional' })).toEqual(['SEV-1', 'SEV-2']);
});

test('before the facts are judged, all are offered', () => {
  expect(severitiesThatCount(undefined)).toEqual(['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4']);
});
