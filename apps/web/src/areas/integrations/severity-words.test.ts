import { expect, test } from 'vitest';
import { readSeverityWords, writeSeverityWords } from './severity-words.ts';

test('what is written is read back', () => {
  const values = { critical: 'SEV-1', 'page now': 'SEV-2', info: 'SEV-4' } as const;
  expect(readSeverityWords(writeSeverityWords({ values }))).toEqual({ values });
});

test('a line that cannot be read is named, and empty ones are passed over', () => {
  expect(readSeverityWords('critical = SEV-1\n\n warning=3')).toEqual({
    values: { critical: 'SEV-1', warning: 'SEV-3' },
  });
  expect(readSeverityWords('critical = SEV-1\nbad')).toEqual({ wrong: 'bad' });
  expect(readSeverityWords('critical = SEV-9')).toEqual({ wrong: 'critical = SEV-9' });
});
