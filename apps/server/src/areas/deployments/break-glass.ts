import type { Kysely } from 'kysely';
import type { PolicySnapshot } from '@muster/policy';
import type { CommandContext } from '../../platform/commands/context.ts';
import { defineService } from '../../kernel/services.ts';
import type { Target } from './domain/deployment.ts';

export interface BreakGlass {
  /** The id of the emergency change that lets a deployment pass, under an open SEV-1; undefined if there is none. */
  vouch(db: Kysely<unknown>, policy: PolicySnapshot, target: Target, now: Date): Promise<string | undefined>;
  /** A deployment under an emergency change has started. */
  used(ctx: CommandContext, target: Target): Promise<void>;
}

/** A port implemented by the area that manages emergency changes; until it is provided there are none. */
export const breakGlassService = defineService<BreakGlass>('deployments.break-glass');
