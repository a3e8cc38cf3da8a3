import { expect, test } from 'vitest';
import { readsAllowed } from '../areas/compliance/ledger-actions.ts';
import { escalated } from '../areas/incidents/ledger-actions.ts';
import { accessRefused, accessRefusedAgain, rowsChanged } from '../platform/commands/ledger-actions.ts';

const again = { actor: 'p', minute: '2026-11-02T09:00:00.000Z', code: 'identity/not-allowed', count: 1 };

/** Each summary follows the actor's name: `Muster counted 5 reads …`. */
test.each([
  [
    accessRefused.summarise({ data: { command: 'http:POST:/v1/session', code: 'a/b' } }),
    'was refused signing in (a/b)',
  ],
  [
    accessRefused.summarise({ data: { command: 'http:GET:/v1/ledger/key', code: 'a/b' } }),
    'was refused the request GET /v1/ledger/key (a/b)',
  ],
  [
    accessRefusedAgain.summarise({ data: { ...again, command: 'incident.add_note' }, nameOf: () => 'Ada' }),
    'refused Ada “incident add note” once more within a minute (identity/not-allowed)',
  ],
  [
    readsAllowed.summarise({
      data: { actor: 'p', minute: again.minute, routes: [{ route: 'GET /v1/incidents', count: 5 }] },
      nameOf: () => 'Ada',
    }),
    'counted 5 reads by Ada within a minute',
  ],
  [rowsChanged.summarise({ data: {} }), 'tidied its own records'],
  [
    escalated.summarise({
      data: { step: 'mitigate/30', roles: ['ml-platform-lead', 'vp-engineering'], by: 'page' },
      titleOf: (role) => ({ 'ml-platform-lead': 'ML Platform Lead' })[role] ?? 'VP Engineering',
    }),
    'escalated to ML Platform Lead and VP Engineering',
  ],
])('an entry reads as a sentence: %s', (said, expected) => {
  expect(said).toBe(expected);
});
