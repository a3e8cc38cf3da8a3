import { describe, expect, test } from 'vitest';
import { composerCommands, parseComposerLine } from './composer-line.ts';

const now = new Date(2026, 10, 23, 3, 20, 0);

describe('a line in the composer', () => {
  test('is a note unless it begins with a slash', () => {
    expect(parseComposerLine('  p99 falls since the restart ', now)).toEqual({
      verb: 'note',
      fields: { text: 'p99 falls since the restart' },
    });
  });

  test('carries its command and words', () => {
    expect(parseComposerLine('/mitigate traffic moved to v40', now)).toEqual({
      verb: 'mitigate',
      fields: { note: 'traffic moved to v40' },
    });
    expect(parseComposerLine('/sev 1 revenue confirmed', now)).toEqual({
      verb: 'raise',
      fields: { severity: 'SEV-1', reason: 'revenue confirmed' },
    });
    expect(parseComposerLine('/sev SEV-2 wider than thought', now)).toMatchObject({ fields: { severity: 'SEV-2' } });
    expect(parseComposerLine('/ack', now)).toEqual({ verb: 'acknowledge' });
  });

  test('with a time means the latest such time that is past', () => {
    expect(parseComposerLine('/at 03:12 first customer call', now)).toEqual({
      verb: 'note',
      fields: { text: 'first customer call', occurredAt: new Date(2026, 10, 23, 3, 12, 0).toISOString() },
    });
    expect(parseComposerLine('/at 23:50 deploy began', now)).toMatchObject({
      fields: { occurredAt: new Date(2026, 10, 22, 23, 50, 0).toISOString() },
    });
  });

  test.each(['', '/nonsense x', '/sev 1', '/sev 9 why', '/at 3pm x', '/at 03:12', '/mitigate', '/reopen'])(
    '%j is refused with what it lacks',
    (line) => {
      expect(parseComposerLine(line, now)).toHaveProperty('wrong');
    },
  );

  test('every command that is suggested is understood', () => {
    for (const { form } of composerCommands) expect(parseComposerLine(form, now)).toHaveProperty('verb');
  });
});
