import type { LedgerReport } from '@muster/api-client';
import { expect, test } from 'vitest';
import { reportWords } from './report-words.ts';

const screen = { columns: 100, paint: new Proxy({}, { get: () => (text: string) => text }) } as never;
const report: LedgerReport = {
  ledger: { holds: true, entries: 90, size: 90, from: 0, receipts: 0 },
  outside: [],
  unseen: { from: 0, below: 90 },
  state: { rows: 7, problems: [], setAside: [] },
};
const said = (given: Partial<LedgerReport>): string =>
  reportWords({ ...report, ...given }, screen).replaceAll(/\s+/g, ' ');

test('what the server says of its ledger names who outside agrees, and what none of them had seen [GOV 7.5]', () => {
  expect(said({})).toContain('Nobody outside vouches for it');
  const agrees = { anchor: 'plant two 🏭', kind: 'witness', says: 'agrees', upTo: 80 } as const;
  const seen = said({ outside: [agrees], unseen: { from: 80, below: 90 } });
  expect(seen).toContain('✓ plant two 🏭 (witness) agrees; it vouches for the ledger up to size 80.');
  expect(seen).toContain('No anchor has vouched for entries 80 to 89 yet');
  const away = { ...agrees, says: 'silent', words: 'nobody answers' } as const;
  expect(said({ outside: [away] })).toMatch(/could not be compared: nobody answers.*Nobody outside vouches/);
  const against = { ...agrees, says: 'contradicts', words: 'It saw another history (422).' } as const;
  expect(said({ outside: [agrees, against] })).toContain('✗ plant two 🏭 (witness) has seen a different ledger');
});
