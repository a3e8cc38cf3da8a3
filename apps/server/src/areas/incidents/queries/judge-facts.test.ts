import { expect, test } from 'vitest';
import { factsFor, policy } from '../testing/declared.ts';
import { judgeFacts } from './judge-facts.ts';

test('a reporter sees the severity that facts lead to, and the phrases that decide it [GOV 3.1.1]', () => {
  const judged = judgeFacts({ usersImpactedShare: 0.2 }, policy);
  expect(judged).toMatchObject({ ok: true, value: { severity: 'SEV-1', source: 'facts', ask: [] } });
  const held = judged.ok ? judged.value.because.filter((reason) => reason.holds === true) : [];
  expect(held).toEqual([expect.objectContaining({ severity: 'SEV-1', clause: '3.1.1' })]);
});

test('without facts it is provisional, and the open questions are those of the policy', () => {
  const judged = judgeFacts({}, policy);
  const questions = Object.values(policy.triage.facts).map(({ asks }) => asks);
  expect(judged).toMatchObject({
    ok: true,
    value: { severity: policy.triage.unclassified.provisionalSeverity, source: 'provisional' },
  });
  expect(judged.ok && judged.value.ask.every(({ question }) => questions.includes(question))).toBe(true);
});

test('the answer is the one that declaring with these facts would get', () => {
  for (const [severity, facts] of Object.entries(factsFor)) {
    expect(judgeFacts(facts, policy)).toMatchObject({ ok: true, value: { severity } });
  }
});

test('a fact that the policy does not ask for is named', () => {
  expect(judgeFacts({ moonPhase: 'full' }, policy)).toMatchObject({
    ok: false,
    error: { fields: [{ path: '/facts/moonPhase' }] },
  });
});
