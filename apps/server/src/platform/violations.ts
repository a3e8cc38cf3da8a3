import type { ClauseId, PrincipalId } from '../kernel/ids.ts';
import type { Scrubbed } from '../kernel/scrubbed.ts';
import { defineService } from '../kernel/services.ts';
import type { CommandContext } from './commands/context.ts';

export type GateFinding = {
  /** The clause that was broken. */
  readonly clause: ClauseId;
  readonly what: Scrubbed;
  readonly about?: readonly PrincipalId[];
  /** The same finding comes once, however often its gate looks: `break-glass/<id>/re-apply`. */
  readonly key: string;
};

/** How a gate tells of a violation that it found by itself (GOV 10.1): in its own transaction, tracked like any other. */
export interface ViolationsFound {
  found(ctx: CommandContext, finding: GateFinding): Promise<void>;
}

export const violationsService = defineService<ViolationsFound>('platform.violations');
