import { describe, expect, test } from 'vitest';
import { checkBlameless } from './check-blameless.ts';

const names = ['Ada Lovelace', 'Bo Mark', 'Żaneta O’Neill'];
const kinds = (text: string): readonly string[] => checkBlameless(text, names).map(({ kind }) => kind);

describe('wording that targets a person is a finding [GOV 8.3]', () => {
  test.each([
    ['Ada Lovelace forgot to run the migration.', 'person-at-fault'],
    ['The on-call engineer failed to notice the alert.', 'person-at-fault'],
    ['The developer should have tested the rollback.', 'person-at-fault'],
    ['It was a mistake by the operator.', 'person-at-fault'],
    ['The outage came from the SRE’s carelessness.', 'person-at-fault'],
    ['Nobody bothered to read the runbook.', 'person-at-fault'],
    ['No one checked the dashboard before the release.', 'person-at-fault'],
    ['Then they forgot the flag.', 'person-at-fault'],
    ['The root cause was human error.', 'blame'],
    ['This was careless.', 'blame'],
    ['The person responsible was told.', 'blame'],
    ['We asked Ada to look.', 'name'],
    ['Ada’s change went out at noon.', 'name'],
    ['ŻANETA restarted the pods.', 'name'],
    ['He restarted the pods.', 'pronoun'],
  ])('%s', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });
});

describe('what systems did, and what only looks like blame, is none [GOV 8.3]', () => {
  test.each([
    'The health check failed to detect the stalled queue.',
    'The alert should have fired after five minutes; its threshold was set for weekly traffic.',
    'They retried without a limit and caused a second spike.',
    'The on-call engineer did not receive the page, because the channel had no address.',
    'Nobody is to blame for this.',
    'This was not human error: the tool accepted an empty list.',
    'We will mark the migration as done.',
    'The deployment was rolled back by the on-call engineer at 14:02.',
    '> 14:02 Ada Lovelace forgot to acknowledge',
    'The log said `Ada failed`.',
    '```\nAda failed\n```',
    '',
  ])('%s', (text) => {
    expect(checkBlameless(text, names)).toEqual([]);
  });
});

test('a finding says where it stands, in the text as it was written', () => {
  const text = 'Quiet 🌊. **Ada Lovelace** did it.';
  const [finding] = checkBlameless(text, names);
  expect(finding).toMatchObject({ kind: 'name', text: 'Ada Lovelace' });
  expect(text.slice(finding?.start, finding?.end)).toBe('Ada Lovelace');
});

test('a name is no word, and a part of two letters no name', () => {
  expect(kinds('It will mark the row; Bo is how the field is called.')).toEqual([]);
  expect(kinds('Mark restarted it.')).toEqual(['name']);
});
