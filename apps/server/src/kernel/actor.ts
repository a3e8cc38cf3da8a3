import type { PrincipalId } from './ids.ts';

/**
 * Who acts. `sub` is what the audit trail names (GOV 7.2): a principal's opaque id, or the name of the system part.
 * Roles are not here: they are read at the moment of the decision, never from a token.
 */
export type Actor =
  | {
      readonly kind: 'person';
      readonly id: PrincipalId;
      readonly sessionId: string;
      /** An external auditor's scopes, which limit what they see (GOV 7.5). Absent for members. */
      readonly scopes?: readonly string[];
    }
  | { readonly kind: 'service'; readonly id: PrincipalId; readonly scopes: readonly string[] }
  | { readonly kind: 'system'; readonly part: SystemPart }
  | { readonly kind: 'anonymous' };

/** The parts of Muster that act without a principal's request. */
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
  /** Executes rollbacks; authenticated by signature (GOV 2.3). */
  | 'rollback-executor'
  | 'chat'
  | 'changes'
  /** Keeps tickets and action items in sync (GOV 8.4). */
  | 'tickets'
  /** Forwards anonymous reports (R21). */
  | 'anonymous-intake'
  | 'restore'
  /** Whoever has the machine and its keys, on the command line: not a principal, and not authenticated by Muster. */
  | 'operator';

/** The acting principal; undefined for strangers and for Muster's own parts. */
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
