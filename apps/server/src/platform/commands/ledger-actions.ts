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

/** A credential arrived in an input and was removed before anything was stored (GOV 6.4). What it was is not kept; its kind is. */
export const secretRemoved = defineAction({
  name: 'privacy.secret_removed',
  version: 1,
  kind: accessKind,
  data: Type.Object({ command: Type.String(), kinds: Type.Array(Type.String()), count: Type.Integer() }),
  summarise: ({ data }) =>
    `${data.count === 1 ? 'a secret was' : `${data.count} secrets were`} removed from an input (${data.kinds.join(', ')})`,
});

/** What Muster changed of its own rows where nobody's act tells it: so that every row has an entry. */
export const rowsChanged = defineAction({
  name: 'rows.changed',
  version: 1,
  kind: rowsKind,
  data: Type.Object({}),
  summarise: () => 'tidied its own records',
});

/** A command as people read it: `incident acknowledge`; a request by its address: `GET /v1/incidents`; signing in by name. */
function deedWords(command: string): string {
  if (command === 'http:POST:/v1/session') return 'signing in';
  const [, method, path] = /^http:([A-Z]+):(.*)$/.exec(command) ?? [];
  return method === undefined ? `“${command.replaceAll(/[._]/g, ' ')}”` : `the request ${method} ${path}`;
}

export const commandActions = [accessRefused, accessRefusedAgain, secretRemoved, rowsChanged] as const;
