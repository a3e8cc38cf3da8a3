import type { Kysely } from 'kysely';
import type { PolicySnapshot } from '@muster/policy';
import { Type, type Static } from 'typebox';
import { defineService } from '../../kernel/services.ts';
import type { DeploymentClass, Target } from './domain/deployment.ts';

/** One thing that is asked of a commit before it goes to an environment, and whether it is there. */
export const PromotionLine = Type.Object(
  {
    clause: Type.String(),
    what: Type.String(),
    state: Type.Enum(['met', 'missing', 'waived']),
    why: Type.Array(Type.String()),
    waiver: Type.Optional(Type.String({ description: 'The exception that sets it aside.' })),
  },
  { title: 'PromotionLine' },
);
export type PromotionLine = Omit<Static<typeof PromotionLine>, 'why'> & { readonly why: readonly string[] };

export interface Promotion {
  /** What a commit has shown of what is asked before it goes there; nothing is asked of what passes, or goes elsewhere. */
  shownBy(
    db: Kysely<unknown>,
    policy: PolicySnapshot,
    target: Target & { readonly class: DeploymentClass },
    now: Date,
  ): Promise<readonly PromotionLine[]>;
}

/** A door: whoever keeps the evidence gives it. Until then nothing is asked. */
export const promotionService = defineService<Promotion>('deployments.promotion');
