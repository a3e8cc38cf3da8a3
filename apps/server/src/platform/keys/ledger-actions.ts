import { Type } from 'typebox';
import { defineAction } from '../ledger/action.ts';
import { defineKind } from '../ledger/thing.ts';

/** A key of Muster's own, by purpose and kid. */
export const keyKind = defineKind({ name: 'key', keptFor: 'log', contentKey: 'own', content: 'INTERNAL' });

/** From here on every server wraps new data keys under another master key (GOV 6.3). */
export const masterChanged = defineAction({
  name: 'keys.master_changed',
  version: 1,
  kind: keyKind,
  data: Type.Object({ from: Type.String(), to: Type.String() }),
  summarise: ({ data }) => `replaced master key ${data.from} with ${data.to}`,
});

/**
 * Nothing in this database is wrapped under an older master key any more. `rewrapped` counts the last run's data keys.
 */
export const masterRotated = defineAction({
  name: 'keys.master_rotated',
  version: 1,
  kind: keyKind,
  data: Type.Object({ to: Type.String(), rewrapped: Type.Integer({ minimum: 0 }) }),
  summarise: ({ data }) => `re-wrapped ${data.rewrapped} data keys: all are now under master key ${data.to}`,
});

/** The next key of a purpose was added while no server was running: from the next start, new work uses it. */
export const keyAdded = defineAction({
  name: 'keys.key_added',
  version: 1,
  kind: keyKind,
  data: Type.Object({ purpose: Type.String(), kid: Type.String() }),
  summarise: ({ data }) => `added the ${data.purpose} key ${data.kid}, used for all new work from the next start`,
});

export const keyActions = [masterChanged, masterRotated, keyAdded] as const;
