import { expect, test } from 'vitest';
import { whereYouAre } from './where-you-are.ts';

test.each([
  ['/', 'Overview'],
  ['/incidents', 'Incidents'],
  ['/incidents/declare', 'Incidents / Declare'],
  ['/incidents/INC-7KQ2F', 'Incidents / INC-7KQ2F'],
  ['/on-call/019ab3c4-77aa-7000-8000-0000000000a1', 'On-call / Schedule'],
  ['/on-call/paths/019ab3c4-77aa-7000-8000-0000000000a1', 'On-call / Escalation path'],
  ['/on-call/readiness', 'On-call / Readiness'],
  ['/policy', 'Policy'],
  ['/settings/integrations/019ab3c4-77aa', 'Settings / Integrations / 019ab3c4'],
])('%s is told as %s', (path, words) => {
  expect(whereYouAre(path)).toBe(words);
});
