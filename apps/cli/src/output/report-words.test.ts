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
  expect(said({})).toContain('It has no external anchor');
  const agrees = { anchor: 'plant two 🏭', kind: 'witness', says: 'agrees', upTo: 80 } as const;
  const seen = said({ outside: [agrees], unseen: { from: 80, below: 90 } });
  expect(seen).toContain('✓ plant two 🏭 (witness) agrees; it had confirmed up to size 80.');
  expect(seen).toContain('Entries 80 to 89 are newer than anything an anchor had confirmed');
  const away = { ...agrees, says: 'silent', words: 'nobody answers' } as const;
  expect(said({ outside: [away] })).toMatch(/could not be compared: nobody answers.*It has no external anchor/);
  const against = { ...agrees, says: 'contradicts', words: 'It has seen a different history (422).' } as const;
  expect(said({ outside: [agrees, against] })).toContain(
    '✗ plant two 🏭 (witness) has seen a ledger that differs from this one',
  );
});
