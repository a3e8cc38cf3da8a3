import { Type } from 'typebox';
import { defineAction } from '../ledger/action.ts';
import { accessKind } from '../ledger/access-kind.ts';
import { rowsKind } from '../ledger/rows-kind.ts';

export const accessRefused = defineAction({
  name: 'access.refused',
  version: 1,
  kind: accessKind,
  data: Type.Object({ command: Type.String(), code: Type.String() }),
  summarise: ({ data }) => `was refused ${data.command} (${data.code})`,
});

export const accessRefusedAgain = defineAction({
  name: 'access.refused_again',
  version: 1,
  kind: accessKind,
  data: Type.Object({
    command: Type.String(),
    code: Type.String(),
    actor: Type.String(),
    minute: Type.String(),
    count: Type.Integer(),
  }),
  summarise: ({ data }) =>
    `was refused ${data.command} ${data.count === 1 ? 'once more' : `${data.count} more times`} within the minute (${data.code})`,
});

/** A credential arrived in an input and was removed before anything was stored (GOV 6.4). What it was is not kept; its kind is. */
export const secretRemoved = defineAction({
  name: 'privacy.secret_removed',
  version: 1,
  kind: accessKind,
  data: Type.Object({ command: Type.String(), kinds: Type.Array(Type.String()), count: Type.Integer() }),
  summarise: ({ data }) =>
    `${data.count === 1 ? 'a secret was' : `${data.count} secrets were`} removed from an input (${data.kinds.join(', ')})`,
});

/** What housekeeping changed of rows, and nobody's act tells: so that every row has an entry. */
export const rowsChanged = defineAction({
  name: 'rows.changed',
  version: 1,
  kind: rowsKind,
  data: Type.Object({}),
  summarise: () => 'changed rows by housekeeping',
});

export const commandActions = [accessRefused, accessRefusedAgain, secretRemoved, rowsChanged] as const;
