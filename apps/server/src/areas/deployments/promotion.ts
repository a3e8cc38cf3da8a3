import type { Kysely } from 'kysely';
import type { PolicySnapshot } from '@muster/policy';
import { Type, type Static } from 'typebox';
import { defineService } from '../../kernel/services.ts';
import type { DeploymentClass, Target } from './domain/deployment.ts';

/** One promotion requirement for a commit and an environment, and whether it is met. */
export const PromotionLine = Type.Object(
  {
    clause: Type.String(),
    what: Type.String(),
    state: Type.Enum(['met', 'missing', 'waived']),
    why: Type.Array(Type.String()),
    waiver: Type.Optional(Type.String({ description: 'The exception that waives it.' })),
  },
  { title: 'PromotionLine' },
);
export type PromotionLine = Omit<Static<typeof PromotionLine>, 'why'> & { readonly why: readonly string[] };

/** The requirements for a deployment of the given class. */
export type Shown = (as: DeploymentClass) => readonly PromotionLine[];

export interface Promotion {
  /**
   * Reads a commit's promotion evidence for an environment. The class is passed afterwards, so that the gate can read
   * everything it needs at once; classes that pass, and other environments, have no requirements. Evidence later than
   * `now` does not count: a deployment found later is judged as of its time.
   */
  shownBy(db: Kysely<unknown>, policy: PolicySnapshot, target: Target, now: Date): Promise<Shown>;
}

/** A port implemented by the area that keeps the evidence; until it is provided nothing is required. */
export const promotionService = defineService<Promotion>('deployments.promotion');
