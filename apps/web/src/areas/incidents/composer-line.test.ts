import { describe, expect, test } from 'vitest';
import { composerCommands, parseComposerLine } from './composer-line.ts';

const now = new Date(2026, 10, 23, 3, 20, 0);

describe('a line in the composer', () => {
  test('is a note unless it begins with a slash', () => {
    expect(parseComposerLine('  p99 falls since the restart ', now)).toEqual({
      kind: 'note',
      text: 'p99 falls since the restart',
    });
  });

  test('carries its command and words', () => {
    expect(parseComposerLine('/mitigate traffic moved to v40', now)).toEqual({
      kind: 'mitigate',
      note: 'traffic moved to v40',
    });
    expect(parseComposerLine('/sev 1 revenue confirmed', now)).toEqual({
      kind: 'severity',
      severity: 'SEV-1',
      reason: 'revenue confirmed',
    });
    expect(parseComposerLine('/sev SEV-2 wider than thought', now)).toMatchObject({ severity: 'SEV-2' });
    expect(parseComposerLine('/ack', now)).toEqual({ kind: 'acknowledge' });
  });

  test('with a time means the latest such time that is past', () => {
    expect(parseComposerLine('/at 03:12 first customer call', now)).toEqual({
      kind: 'note',
      text: 'first customer call',
      occurredAt: new Date(2026, 10, 23, 3, 12, 0),
    });
    expect(parseComposerLine('/at 23:50 deploy began', now)).toMatchObject({
      occurredAt: new Date(2026, 10, 22, 23, 50, 0),
    });
  });

  test.each(['', '/nonsense x', '/sev 1', '/sev 9 why', '/at 3pm x', '/at 03:12', '/mitigate', '/reopen'])(
    '%j is refused with what it lacks',
    (line) => {
      expect(parseComposerLine(line, now).kind).toBe('wrong');
    },
  );

  test('every command that is suggested is understood', () => {
    for (const { form } of composerCommands) expect(parseComposerLine(form, now).kind).not.toBe('wrong');
  });
});
