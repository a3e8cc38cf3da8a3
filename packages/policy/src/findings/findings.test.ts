import { expect, test } from 'vitest';
import { changedFiles, loadPolicy } from '../../test/released-policy.ts';
import { findings } from './findings.ts';

const policy = loadPolicy();
const clausesOf = (ruling: string, of = policy): string[] =>
  findings(of)
    .filter((finding) => finding.ruling === ruling)
    .map(({ clause }) => clause);

test('four rows without anyone accountable and one with two are found (R2)', () => {
  const found = findings(policy).filter(({ ruling }) => ruling === 'R2');
  expect(found.map(({ clause }) => clause)).toEqual(['2.2', '2.4', '2.5', '2.7', '2.9']);
  expect(found.at(-1)?.message).toContain('Incident Commander and Platform Governance');
});

test('a row that gains its A loses its finding', () => {
  const mended = loadPolicy(
    changedFiles({
      'raci.yaml': [['incident-commander: R, ml-platform-sre: C', 'incident-commander: A/R, ml-platform-sre: C']],
    }),
  );
  expect(clausesOf('R2', mended)).toEqual(['2.2', '2.5', '2.7', '2.9']);
});

test('a row without anyone to act is found', () => {
  const idle = loadPolicy(changedFiles({ 'raci.yaml': [['data-engineer: R', 'data-engineer: C']] }));
  expect(findings(idle).find(({ clause }) => clause === '2.8')?.message).toContain('nobody may act');
});

test('a finding calls a role by its title, never by its id', () => {
  const ids = Object.keys(policy.roles.raci).filter((id) => id.includes('-'));
  // A handle such as `@ml-platform-sre` is quoted from the document itself.
  const said = findings(policy).map(({ message }) => message.toLowerCase().replaceAll(/@[a-z-]+/g, ''));
  expect(said.filter((message) => ids.some((id) => message.includes(id)))).toEqual([]);
});

test('conflicts, silence and obsolete mechanisms are found with clause and ruling', () => {
  expect(clausesOf('R3')).toEqual(['5.1.1']);
  expect(clausesOf('R4')).toEqual(['2.1']);
  expect(clausesOf('R8')).toEqual(['4.5']);
  expect(clausesOf('R9')).toEqual(['4.7']);
  expect(clausesOf('R14')).toEqual(['3.2.1']);
  expect(clausesOf('R17')).toEqual(['7.7']);
  expect(clausesOf('R18')).toEqual(['7.4', '7.4', '7.4']);
});

test('a defect that the policy no longer has is no longer found', () => {
  const mended = loadPolicy(
    changedFiles({
      'authentication.yaml': [['enabled: true', 'enabled: false']],
      'severities.yaml': [['updates: { every: no-limit', 'updates: { every: 30m']],
      'violations.yaml': [['security@[your-domain]', 'security@example.org']],
    }),
  );
  expect(clausesOf('R17', mended)).toEqual([]);
  expect(clausesOf('R14', mended)).toEqual([]);
  expect(
    findings(mended)
      .filter(({ ruling }) => ruling === null)
      .map(({ clause }) => clause),
  ).toEqual(['10.4']);
});

test('blanks the document leaves to the organisation are warnings', () => {
  const blanks = findings(policy).filter(({ ruling }) => ruling === null);
  expect(blanks.map(({ clause, weight }) => [clause, weight])).toEqual([
    ['10.3', 'warning'],
    ['10.4', 'warning'],
  ]);
});

test('every ruling appears, computed or quoted, and every finding names a clause that exists', () => {
  const found = findings(policy);
  expect(new Set(found.flatMap(({ ruling }) => ruling ?? []))).toEqual(new Set(Object.keys(policy.interpretations)));
  const known = new Set(policy.clauses.map(({ id }) => id));
  expect(found.filter(({ clause }) => !known.has(clause))).toEqual([]);
});
