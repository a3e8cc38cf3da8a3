import { actorSub } from '../../kernel/actor.ts';
import type { Finding } from '@muster/scrubber';
import type { ResourceRef } from '../ledger/action.ts';
import type { CommandContext } from './context.ts';
import { secretRemoved } from './ledger-actions.ts';

/** Records that an input held secrets, and of which kinds. Personal data is not a secret. */
export function recordFindings(
  ctx: CommandContext,
  command: string,
  resource: ResourceRef,
  findings: readonly Finding[],
): void {
  const secrets = findings.filter((finding) => finding.classification === 'RESTRICTED');
  if (secrets.length === 0) return;
  const kinds = [...new Set(secrets.map((finding) => finding.kind))].toSorted();
  ctx.record(secretRemoved, {
    resource,
    thing: actorSub(ctx.actor),
    clause: '6.4',
    data: { command, kinds, count: secrets.length },
  });
}
