import type { ClauseId, PrincipalId } from '../kernel/ids.ts';
import type { Scrubbed } from '../kernel/scrubbed.ts';
import { defineService } from '../kernel/services.ts';
import type { CommandContext } from './commands/context.ts';

export type GateFinding = {
  /** The clause that was broken. */
  readonly clause: ClauseId;
  readonly what: Scrubbed;
  readonly about?: readonly PrincipalId[];
  /** Deduplicates a finding, however often its gate checks: `break-glass/<id>/re-apply`. */
  readonly key: string;
};

/**
 * How a gate reports a violation that it detected itself (GOV 10.1): in its own transaction, tracked like any other.
 */
export interface ViolationsFound {
  found(ctx: CommandContext, finding: GateFinding): Promise<void>;
}

export const violationsService = defineService<ViolationsFound>('platform.violations');
