import { expect, test } from 'vitest';
import { componentsOf, concerns, type Standing } from './status.ts';

const says = (code: string, more: Partial<Standing>): Standing => ({
  code,
  state: 'investigating',
  impact: 'degraded',
  services: ['scorer'],
  ...more,
});

test('a component stands as the worst that any incident’s newest update says of it', () => {
  const newest = [says('INC-AAAAA', {}), says('INC-BBBBB', { impact: 'full-outage', services: ['scorer', 'hidden'] })];
  expect(componentsOf(['scorer', 'search'], newest)).toEqual([
    { name: 'hidden', impact: 'full-outage', incidents: ['INC-BBBBB'] },
    { name: 'scorer', impact: 'full-outage', incidents: ['INC-AAAAA', 'INC-BBBBB'] },
    { name: 'search', impact: 'none', incidents: [] },
  ]);
});

test('what is resolved, or does no harm, counts no more', () => {
  const newest = [
    says('INC-AAAAA', { state: 'resolved', impact: 'full-outage' }),
    says('INC-BBBBB', { impact: 'none' }),
  ];
  expect(componentsOf(['scorer'], newest)).toEqual([{ name: 'scorer', impact: 'none', incidents: [] }]);
});

test('a subscriber without a choice of services is told of everything', () => {
  expect([concerns([], ['a']), concerns(['a'], ['a', 'b']), concerns(['c'], ['a']), concerns(['c'], [])]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
