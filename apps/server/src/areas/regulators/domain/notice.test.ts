import { describe, expect, test } from 'vitest';
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

describe('the table of rules [GOV 2.7]', () => {
  const { notices } = releasedPolicy().regulators;

  test.each([
    ['gdpr-33', 72, 'awareness', '2018-05-25', /2016\/679, Article 33\(1\)/],
    ['ai-act-73', 15 * 24, 'awareness', '2026-08-02', /2024\/1689, Article 73\(2\)/],
    ['ai-act-73-critical', 2 * 24, 'awareness', '2026-08-02', /Article 73\(3\)/],
    ['ai-act-73-death', 10 * 24, 'awareness', '2026-08-02', /Article 73\(4\)/],
    ['nis2-23-early', 24, 'awareness', '2024-10-18', /2022\/2555, Article 23\(4\)\(a\)/],
    ['nis2-23', 72, 'awareness', '2024-10-18', /Article 23\(4\)\(b\)/],
    ['nis2-23-final', 28 * 24, 'earlier-notice', '2024-10-18', /Article 23\(4\)\(d\)/],
    ['dora-19-classified', 4, 'classification', '2025-03-12', /2022\/2554, Article 19\(4\)\(a\).*2025\/301/],
    ['dora-19', 24, 'awareness', '2025-03-12', /Article 19\(4\)\(a\)/],
    ['dora-19-intermediate', 72, 'earlier-notice', '2025-03-12', /Article 19\(4\)\(b\)/],
    ['dora-19-final', 28 * 24, 'earlier-notice', '2025-03-12', /Article 19\(4\)\(c\)/],
    ['cra-14-early', 24, 'awareness', '2026-09-11', /2024\/2847, Article 14/],
    ['cra-14', 72, 'awareness', '2026-09-11', /2024\/2847, Article 14/],
  ] as const)(
    '%s has the time, beginning and date of the paragraph that it cites',
    (id, hours, from, appliesFrom, source) => {
      const rule = notices[id];
      expect(rule).toMatchObject({ within: { minutes: hours * 60 }, from, appliesFrom });
      expect(rule?.source).toMatch(source);
    },
  );

  test('says of each row when it was held against its source, and what of it is interpretation where a month is counted in days', () => {
    expect(Object.keys(notices)).toHaveLength(13);
    for (const { checked, url, within, reading } of Object.values(notices)) {
      expect(url).toMatch(/^https:\/\/eur-lex\.europa\.eu\//);
      expect(checked >= '2026-11-30').toBe(true);
      if (within.minutes === 28 * 24 * 60) expect(reading).toMatch(/28 days/);
    }
  });
});
