import type { Finding } from '@muster/scrubber';
import { Type } from 'typebox';
import { defineAction, type ResourceRef } from '../ledger/action.ts';
import type { CommandContext } from './context.ts';

/** A credential arrived in an input and was removed before anything was stored (GOV 6.4). What it was is not kept; its kind is. */
export const secretRemoved = defineAction({
  name: 'privacy.secret_removed',
  version: 1,
  data: Type.Object({ command: Type.String(), kinds: Type.Array(Type.String()), count: Type.Integer() }),
  summarise: ({ data }) =>
    `${data.count === 1 ? 'a secret was' : `${data.count} secrets were`} removed from an input (${data.kinds.join(', ')})`,
});

export function recordFindings(
  ctx: CommandContext,
  command: string,
  resource: ResourceRef,
  findings: readonly Finding[],
): void {
  const secrets = findings.filter((finding) => finding.classification === 'RESTRICTED');
  if (secrets.length === 0) return;
  const kinds = [...new Set(secrets.map((finding) => finding.kind))].toSorted();
  ctx.record(secretRemoved, { resource, clause: '6.4', data: { command, kinds, count: secrets.length } });
}
