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

/** Each line that is asked of a deployment of that class. */
export type Shown = (as: DeploymentClass) => Promise<readonly PromotionLine[]>;

export interface Promotion {
  /**
   * Reads what a commit has shown of what is asked before it goes there. What it goes as is said afterwards, so that the
   * gate reads all that it rests on together; nothing is asked of what passes, or goes elsewhere. What was shown after `now`
   * does not count: a deployment that is found later is judged as of its moment.
   */
  shownBy(db: Kysely<unknown>, policy: PolicySnapshot, target: Target, now: Date): Promise<Shown>;
}

/** A port: whoever keeps the evidence gives it. Until then nothing is asked. */
export const promotionService = defineService<Promotion>('deployments.promotion');
