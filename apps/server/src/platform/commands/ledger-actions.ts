import { Type } from 'typebox';
import { defineAction } from '../ledger/action.ts';
import { accessKind, rowsKind } from '../ledger/thing.ts';

export const accessRefused = defineAction({
  name: 'access.refused',
  version: 1,
  kind: accessKind,
  data: Type.Object({ command: Type.String(), code: Type.String() }),
  summarise: ({ data }) => `was refused ${deedWords(data.command)} (${data.code})`,
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
  summarise: ({ data, nameOf }) =>
    `refused ${nameOf?.(data.actor) ?? 'the same caller'} ${deedWords(data.command)} ${data.count === 1 ? 'once more' : `${data.count} more times`} within a minute (${data.code})`,
});

/** A credential was found in an input and removed before anything was stored (GOV 6.4). Only its kind is kept. */
export const secretRemoved = defineAction({
  name: 'privacy.secret_removed',
  version: 1,
  kind: accessKind,
  data: Type.Object({ command: Type.String(), kinds: Type.Array(Type.String()), count: Type.Integer() }),
  summarise: ({ data }) =>
    `${data.count === 1 ? 'a secret was' : `${data.count} secrets were`} removed from an input (${data.kinds.join(', ')})`,
});

/** Rows that Muster changed without any other entry, so that every row has one. */
export const rowsChanged = defineAction({
  name: 'rows.changed',
  version: 1,
  kind: rowsKind,
  data: Type.Object({}),
  summarise: () => 'tidied its own records',
});

/**
 * A command in readable form: `incident acknowledge`. A request by its address: `GET /v1/incidents`; sign-in by name.
 */
function deedWords(command: string): string {
  if (command === 'http:POST:/v1/session') return 'signing in';
  const [, method, path] = /^http:([A-Z]+):(.*)$/.exec(command) ?? [];
  return method === undefined ? `“${command.replaceAll(/[._]/g, ' ')}”` : `the request ${method} ${path}`;
}

export const commandActions = [accessRefused, accessRefusedAgain, secretRemoved, rowsChanged] as const;
