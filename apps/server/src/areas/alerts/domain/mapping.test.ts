import { severities } from '@muster/policy';
import { describe, expect, test } from 'vitest';
import { asId } from '../../../kernel/ids.ts';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { isDrill, mappedTeam, readSeverity } from './mapping.ts';

const policy = releasedPolicy();

describe('how an alert is read', () => {
  test('its own word for its severity becomes a severity of the policy, in any case [GOV 3.1.1]', () => {
    expect(readSeverity({ severity: 'critical' }, {}, policy)).toEqual({ by: 'policy', severity: 'SEV-1' });
    expect(readSeverity({ severity: ' Warning ' }, {}, policy)).toEqual({ by: 'policy', severity: 'SEV-3' });
    for (const severity of severities)
      expect(readSeverity({ severity: severity.toLowerCase() }, {}, policy).severity).toBe(severity);
  });

  test("the integration's mapping comes first, the policy's after it [GOV 3.1.1]", () => {
    const mapping = { severity: { label: 'priority', values: { p1: 'SEV-2', critical: 'SEV-4' } } } as const;
    expect(readSeverity({ priority: 'P1', severity: 'critical' }, mapping, policy)).toEqual({
      by: 'integration',
      severity: 'SEV-2',
    });
    expect(readSeverity({ priority: 'critical' }, mapping, policy)).toEqual({ by: 'integration', severity: 'SEV-4' });
    expect(readSeverity({ priority: 'page' }, mapping, policy)).toEqual({ by: 'policy', severity: 'SEV-1' });
  });

  test('a word nobody knows, or none, is not read as mild: it is unclassified [GOV 3.1.1]', () => {
    for (const labels of [{}, { severity: '' }, { severity: ' ' }])
      expect(readSeverity(labels, {}, policy)).toEqual({ by: 'nobody', severity: undefined });
    for (const word of ['purple', 'constructor', '!?', 'критично'])
      expect(readSeverity({ severity: word }, {}, policy)).toEqual({
        by: 'nobody',
        severity: undefined,
        unknownWord: word,
      });
    const long = readSeverity({ severity: 'x'.repeat(4000) }, {}, policy);
    expect(long.by === 'nobody' && long.unknownWord?.length).toBe(40);
  });

  test.each<[string, readonly string[]]>([
    ['SEV-1', ['P1', 'p-1', 'sev1', 'SEV-1', 'Sev 1', 's1', 'CRITICAL', 'crit', 'emergency', 'fatal', 'page']],
    ['SEV-2', ['P2', 'sev2', 'sev_2', 's2', 'high', 'major', 'error']],
    ['SEV-3', ['P3', 'sev3', 's3', 'warning', 'WARN', 'medium', 'minor', 'ticket']],
    ['SEV-4', ['P4', 'P5', 'sev4', 's4', 'low', 'info', 'Informational', 'notice', 'none']],
  ])('the usual words for %s are known, in any case and with any punctuation [GOV 3.1.1]', (severity, words) => {
    for (const word of words)
      expect([word, readSeverity({ severity: word }, {}, policy)]).toEqual([word, { by: 'policy', severity }]);
    const mapping = { severity: { values: { 'on fire': 'SEV-1' } } } as const;
    expect(readSeverity({ severity: 'On-Fire!' }, mapping, policy).by).toBe('integration');
  });

  test('what a word means is policy data', () => {
    const stricter = releasedPolicy({ 'alerts.yaml': (text) => text.replace('warning: SEV-3', 'warning: SEV-2') });
    expect(readSeverity({ severity: 'warning' }, {}, stricter).severity).toBe('SEV-2');
  });

  test('a label names a team, or none', () => {
    const risk = asId<'team'>('risk-team');
    const mapping = { team: { label: 'team', values: { risk } } };
    expect(mappedTeam({ team: 'risk' }, mapping)).toBe(risk);
    expect(mappedTeam({ team: 'toString' }, mapping)).toBeUndefined();
    expect(mappedTeam({}, {})).toBeUndefined();
  });

  test('only an alert that says "true" is practice', () => {
    expect(isDrill({ muster_drill: 'true' })).toBe(true);
    expect(isDrill({ muster_drill: 'false' })).toBe(false);
    expect(isDrill({})).toBe(false);
  });
});
