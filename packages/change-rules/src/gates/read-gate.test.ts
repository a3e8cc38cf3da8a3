import { describe, expect, test } from 'vitest';
import { readGate } from './read-gate.ts';

const sarif = (run: object) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'oxlint' } }, ...run }] });
const bom = (more: object) =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { tools: [{ name: 'Trivy' }] }, ...more });
const finding = {
  ruleId: 'no-eval',
  level: 'error',
  locations: [{ physicalLocation: { artifactLocation: { uri: 'a.ts' }, region: { startLine: 3 } } }],
};

describe('a security gate [GOV 5.2.2, 7.8]', () => {
  test('passed where its tool ran and found nothing grave', () => {
    expect(readGate(sarif({ results: [] }))).toEqual({ state: 'passed', by: 'oxlint' });
    expect(readGate(sarif({ results: [{ level: 'note' }, { kind: 'pass', level: 'none' }] })).state).toBe('passed');
    expect(readGate(bom({ vulnerabilities: [] }))).toEqual({ state: 'passed', by: 'Trivy' });
    expect(readGate(bom({ vulnerabilities: [{ id: 'X', ratings: [{ severity: 'low' }] }] })).state).toBe('passed');
  });

  test('failed by what it found, named by place', () => {
    expect(readGate(sarif({ results: [finding] }))).toEqual({
      state: 'failed',
      by: 'oxlint',
      findings: ['no-eval a.ts:3'],
    });
    expect(readGate(bom({ vulnerabilities: [{ id: 'CVE-1', ratings: [{ severity: 'high' }] }] }))).toMatchObject({
      state: 'failed',
      findings: ['CVE-1'],
    });
    expect(readGate(bom({ vulnerabilities: [{ id: 'CVE-2' }] })).state).toBe('failed');
  });

  test('is not passed by a suppression without a justification, or by one that waits for review', () => {
    const suppressed = (suppression: object) =>
      readGate(sarif({ results: [{ ...finding, suppressions: [suppression] }] }));
    expect(suppressed({ kind: 'inSource' }).state).toBe('failed');
    expect(suppressed({ kind: 'inSource', justification: 'reviewed', status: 'underReview' }).state).toBe('failed');
    expect(suppressed({ kind: 'inSource', justification: 'built from constants' }).state).toBe('passed');
  });

  test.each([
    ['nothing', ''],
    ['what is not JSON', '<html>'],
    ['JSON of something else', '[]'],
    ['no run', JSON.stringify({ runs: [] })],
    ['a tool that broke off', sarif({ invocations: [{ executionSuccessful: false }], results: [] })],
    ['a run without results', sarif({})],
    ['a list of components alone', bom({ components: [] })],
  ])('did not run, and so is not passed, where the file is %s', (_what, text) => {
    expect(readGate(text).state).toBe('not-run');
  });
});

test('a report is as old as the oldest of its runs says, and of no age where none says so [GOV 7.8]', () => {
  const run = (endTimeUtc?: string) => ({
    tool: { driver: { name: 'Trivy' } },
    invocations: [{ executionSuccessful: true, ...(endTimeUtc === undefined ? {} : { endTimeUtc }) }],
    results: [],
  });
  const sarif = (...ends: (string | undefined)[]) => readGate(JSON.stringify({ runs: ends.map(run) }));
  expect(sarif('2026-11-30T10:00:00Z', '2025-11-30T10:00:00Z')).toMatchObject({
    state: 'passed',
    ranAt: new Date('2025-11-30T10:00:00Z'),
  });
  expect(sarif(undefined)).not.toHaveProperty('ranAt');
  expect(sarif('yesterday')).not.toHaveProperty('ranAt');
  const bom = { bomFormat: 'CycloneDX', metadata: { timestamp: '2025-01-02T03:04:05Z' }, vulnerabilities: [] };
  expect(readGate(JSON.stringify(bom))).toMatchObject({ ranAt: new Date('2025-01-02T03:04:05Z') });
});
