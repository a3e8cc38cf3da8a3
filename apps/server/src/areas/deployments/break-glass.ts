import type { Kysely } from 'kysely';
import { defineService } from '../../kernel/services.ts';
import type { Target } from './domain/deployment.ts';

/** The emergency change by which a deployment passes, under a SEV-1 that is open at this moment; undefined if there is none. */
export type BreakGlass = (db: Kysely<unknown>, target: Target, now: Date) => Promise<string | undefined>;

/** A door: whoever keeps emergency changes gives it. Until then there are none. */
export const breakGlassService = defineService<BreakGlass>('deployments.break-glass');
