import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { appliesAt, noticeState, timesOf, type Notice } from './notice.ts';

const policy = releasedPolicy();
const rule = (name: string) => {
  const found = policy.regulators.notices[name];
  if (found === undefined) throw new Error(`no rule ${name}`);
  return found;
};
const aware = new Date('2026-11-30T10:00:00Z');

test.each([
  ['gdpr-33', '2026-12-03T10:00:00Z', '2026-12-02T16:00:00Z'],
  ['ai-act-73', '2026-12-15T10:00:00Z', '2026-12-11T16:00:00Z'],
  ['ai-act-73-critical', '2026-12-02T10:00:00Z', '2026-12-01T22:00:00Z'],
  ['ai-act-73-death', '2026-12-10T10:00:00Z', '2026-12-07T22:00:00Z'],
  ['nis2-23-early', '2026-12-01T10:00:00Z', '2026-12-01T04:00:00Z'],
])('%s is counted from awareness, and prompted before', (name, due, prompt) => {
  const { dueAt, promptAt } = timesOf(rule(name), aware, policy);
  expect([dueAt, promptAt]).toEqual([new Date(due), new Date(prompt)]);
});

test('a rule does not apply before its date', () => {
  expect(appliesAt(rule('ai-act-73'), new Date('2026-08-01T23:59:00Z'))).toBe(false);
  expect(appliesAt(rule('ai-act-73'), new Date('2026-08-02T00:00:00Z'))).toBe(true);
});

test('what was missed stays missed, whatever is filed afterwards', () => {
  const dueAt = new Date('2026-12-03T10:00:00Z');
  const notice = { dueAt, isNotOwed: false, missedAt: undefined, filedAt: undefined } as Notice;
  const after = new Date(dueAt.getTime() + 1);
  expect(noticeState(notice, dueAt)).toBe('running');
  expect(noticeState(notice, after)).toBe('missed');
  expect(noticeState({ ...notice, filedAt: dueAt }, after)).toBe('met');
  expect(noticeState({ ...notice, filedAt: after, missedAt: dueAt }, after)).toBe('filed-late');
  expect(noticeState({ ...notice, isNotOwed: true }, after)).toBe('not-owed');
});
