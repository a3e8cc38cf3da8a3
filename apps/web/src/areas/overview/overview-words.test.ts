import { expect, test } from 'vitest';
import { firstSteps } from './first-steps.ts';
import { overdueElsewhere, overdueWords } from './overdue-elsewhere.ts';

const none = { onCall: 0, channels: 0, integrations: 0, drills: 0 };

test('a new Muster is told what it still needs, in order, and nothing once all is done', () => {
  expect(firstSteps(none).map(({ to }) => to)).toEqual([
    '/on-call',
    '/settings/channels',
    '/settings/integrations',
    '/incidents/declare',
  ]);
  expect(firstSteps({ ...none, onCall: 2, drills: 1 }).map(({ does }) => does)).toEqual([
    'Add a channel',
    'Create an integration',
  ]);
  expect(firstSteps({ onCall: 1, channels: 1, integrations: 1, drills: 1 })).toEqual([]);
});

test('what its reader may not know is not asked of them', () => {
  expect(firstSteps({ ...none, channels: undefined }).map(({ to }) => to)).not.toContain('/settings/channels');
});

test('where nothing waits for the reader, what is overdue for others is said', () => {
  const item = (code: string, state: string) => ({ code, nextClock: { state } });
  const screen = (mine: readonly string[]) =>
    overdueElsewhere({
      open: { count: 3, items: [item('INC-1', 'breached'), item('INC-2', 'breached'), item('INC-3', 'running')] },
      needsYou: mine.map((id) => ({ thing: { kind: 'incident', id } })),
    } as never);
  expect([screen([]), screen(['INC-1']), screen(['INC-1', 'INC-2'])]).toEqual([2, 1, 0]);
  expect(overdueWords(2)).toBe('2 open incidents below are overdue and waiting for others.');
  expect(overdueWords(0)).toBe('');
});
