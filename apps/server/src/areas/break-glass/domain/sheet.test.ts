import { expect, test } from 'vitest';
import { releasedPolicy } from '../../../testing/released-policy.ts';
import { sheetOf } from './sheet.ts';

const policy = releasedPolicy();
const saidBy = (sheet: ReturnType<typeof sheetOf>, clause: string): string =>
  [...sheet.rules, ...sheet.afterwards].flatMap((line) => (line.clause === clause ? [line.says] : [])).join('\n');

test('the sheet tells each clause of the emergency process, in the policy’s own numbers [GOV 5.3.1, 5.3.2, 5.3.3, 5.3.4, 5.3.5]', () => {
  const sheet = sheetOf(policy);
  expect(saidBy(sheet, '5.3.1')).toContain('SEV-1');
  expect(saidBy(sheet, '5.3.1')).toContain('1 ML Platform SRE who is on call now');
  expect(saidBy(sheet, '5.3.1')).toContain('4 hours');
  expect(saidBy(sheet, '5.3.2')).toContain('justification');
  expect(saidBy(sheet, '5.3.3')).toContain('postmortem');
  expect(saidBy(sheet, '5.3.4')).toContain('72 hours');
  expect(saidBy(sheet, '5.3.4')).toContain('ML Platform Lead');
  expect(saidBy(sheet, '5.3.5')).toContain('Platform Governance');
  expect(sheet.blanks).toContain('Why it cannot wait');
});

test('another policy prints another sheet', () => {
  const { breakGlass } = policy.changes;
  const other = {
    ...policy,
    changes: {
      ...policy.changes,
      breakGlass: {
        ...breakGlass,
        severities: ['SEV-1', 'SEV-2'] as typeof breakGlass.severities,
        loneOnCall: { ...breakGlass.loneOnCall, selfApproval: 'refused' as const },
      },
    },
  };
  expect(saidBy(sheetOf(other), '5.3.1')).toContain('SEV-1 or SEV-2');
  expect(saidBy(sheetOf(other), '5.3.1')).not.toContain('self-approved');
});
