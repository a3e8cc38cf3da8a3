import type { Kysely } from 'kysely';
import type { ClauseId, IncidentId } from '../kernel/ids.ts';
import type { Scrubbed } from '../kernel/scrubbed.ts';
import { defineService } from '../kernel/services.ts';
import type { CommandContext } from './commands/context.ts';

/** Steps that an open obligation can block. */
export const blockedSteps = ['closing', 'publishing'] as const;
export type BlockedStep = (typeof blockedSteps)[number];

/** Identifies an obligation: one per incident and kind, or one per key if a kind occurs several times. */
export type ObligationName = {
  readonly incident: IncidentId;
  /** In lower case, with hyphens: `postmortem`, `re-apply`. */
  readonly kind: string;
  readonly key?: string;
};

export type WantedObligation = ObligationName & {
  /** The clause that demands it. */
  readonly clause: ClauseId;
  /** What is to be done, in Muster's own words: `Write the postmortem`. */
  readonly what: Scrubbed;
  readonly dueAt?: Date | undefined;
  readonly blocks: readonly BlockedStep[];
  /** The path of the page where it is done; absent: the incident's own page. */
  readonly page?: string;
};

export type Owed = {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly clause: ClauseId;
  readonly what: Scrubbed;
  readonly blocks: readonly BlockedStep[];
  readonly page: string | undefined;
  readonly placedAt: Date;
  readonly dueAt: Date | undefined;
  /** When its deadline passed unmet. It stays set, even once the obligation is met. */
  readonly missedAt: Date | undefined;
  readonly dischargedAt: Date | undefined;
};

/**
 * Obligations on incidents, for areas that impose them. A merged incident's obligations move to its survivor; they can
 * still be discharged by the original incident's id.
 */
export interface Obligations {
  /**
   * In the caller's transaction. Placing it again changes nothing: neither its deadline nor what it blocks can be
   * relaxed.
   */
  place(ctx: CommandContext, wanted: WantedObligation): Promise<void>;
  /** Marks it as met. @returns whether it was open */
  discharge(ctx: CommandContext, name: ObligationName): Promise<boolean>;
  /** All of an incident's, including those of incidents merged into it, in the order placed. */
  of(db: Kysely<unknown>, incident: IncidentId): Promise<readonly Owed[]>;
  /** What blocks a step at this instant, except what an exception to its clause covers (GOV 1.2). */
  blocking(db: Kysely<unknown>, incident: IncidentId, step: BlockedStep, now: Date): Promise<readonly Owed[]>;
}

export const obligationsService = defineService<Obligations>('platform.obligations');
