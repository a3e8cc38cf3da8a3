import type { Kysely } from 'kysely';
import type { ClauseId, IncidentId } from '../kernel/ids.ts';
import type { Scrubbed } from '../kernel/scrubbed.ts';
import { defineService } from '../kernel/services.ts';
import type { CommandContext } from './commands/context.ts';

/** What cannot be done while an obligation is owed. */
export const blockedSteps = ['closing', 'publishing'] as const;
export type BlockedStep = (typeof blockedSteps)[number];

/** Which obligation: of an incident there is one of a kind, or one a key where a kind comes several times. */
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
  /** Where it is done, as a path; absent: on the incident's own page. */
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
  /** When its time ran out without it. That stays, also once it is done. */
  readonly missedAt: Date | undefined;
  readonly dischargedAt: Date | undefined;
};

/**
 * What is owed on incidents, as rooms that demand it reach it. A merged incident's obligations are its survivor's; whoever
 * placed one on the first still discharges it by that.
 */
export interface Obligations {
  /** In the caller's transaction. Placed again it stays as it is: neither its time nor what it blocks becomes milder. */
  place(ctx: CommandContext, wanted: WantedObligation): Promise<void>;
  /** It is done. @returns whether it was owed */
  discharge(ctx: CommandContext, name: ObligationName): Promise<boolean>;
  /** All of an incident, its merged ones' included, in the order placed. */
  of(db: Kysely<unknown>, incident: IncidentId): Promise<readonly Owed[]>;
  /** What stands in the way of a step at this instant; what an exception to its clause covers does not (GOV 1.2). */
  blocking(db: Kysely<unknown>, incident: IncidentId, step: BlockedStep, now: Date): Promise<readonly Owed[]>;
}

export const obligationsService = defineService<Obligations>('platform.obligations');
