import type { Kysely } from 'kysely';
import type { PolicySnapshot } from '@muster/policy';
import type { CommandContext } from '../../platform/commands/context.ts';
import { defineService } from '../../kernel/services.ts';
import type { Target } from './domain/deployment.ts';

export interface BreakGlass {
  /** The emergency change by which a deployment passes, under a SEV-1 that is open at this moment; undefined if there is none. */
  vouch(db: Kysely<unknown>, policy: PolicySnapshot, target: Target, now: Date): Promise<string | undefined>;
  /** A deployment by it has begun. */
  used(ctx: CommandContext, target: Target): Promise<void>;
}

/** A port: whoever keeps emergency changes gives it. Until then there are none. */
export const breakGlassService = defineService<BreakGlass>('deployments.break-glass');
