import type { PrincipalId } from './ids.ts';

/**
 * Who acts. `sub` is what the audit trail names (GOV 7.2): a principal's opaque id or the name of the part of
 * Muster that acts by itself. Roles are not here: they are read at the moment of the decision, never from a token.
 */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: PrincipalId;
      readonly sessionId: string;
      /** Somebody from outside, who sees no more than this opens (GOV 7.5). Absent for members. */
      readonly scopes?: readonly string[];
    }
  | { readonly kind: 'service'; readonly id: PrincipalId; readonly scopes: readonly string[] }
  | { readonly kind: 'system'; readonly part: SystemPart }
  | { readonly kind: 'anonymous' };

/** The parts of Muster that act without being asked by a principal at that moment. */
export type SystemPart =
  | 'clock'
  | 'alert-intake'
  | 'lineage-intake'
  | 'llm-gateway'
  | 'prediction-intake'
  | 'model-registry'
  | 'review-link'
  | 'due-work'
  | 'sequencer'
  | 'telemetry'
  | 'deploy-gate'
  | 'setup'
  | 'answer-link'
  /** What carries a rollback out, by its signature (GOV 2.3). */
  | 'rollback-executor'
  | 'chat'
  | 'changes'
  /** Has tickets and action items follow each other (GOV 8.4). */
  | 'tickets'
  /** Passes on what was said by somebody who stays unknown (R21). */
  | 'anonymous-intake'
  | 'restore'
  /** Whoever has the machine and its keys, at the command line: no principal, and nobody that Muster could ask. */
  | 'operator';

/** Whose act it is; undefined for strangers and for Muster's own parts. */
export const principalOf = (actor: Actor): PrincipalId | undefined =>
  actor.kind === 'person' || actor.kind === 'service' ? actor.id : undefined;

/** The actor identity of an audit event (GOV 7.2): JWT `sub`, or the service account's name. */
export function actorSub(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
    case 'service':
      return actor.id;
    case 'system':
      return `system:${actor.part}`;
    case 'anonymous':
      return 'anonymous';
  }
}
