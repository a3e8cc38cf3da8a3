import type { Severity } from '@muster/policy';
import type { ClauseId, EntryId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';

export const postmortemStates = ['owed', 'draft', 'in-review', 'published'] as const;
export type PostmortemState = (typeof postmortemStates)[number];

/** Why there is one: the policy requires it, recommends it because a pattern recurs, or someone chose to write it. */
export const postmortemRules = ['required', 'recommended', 'by-choice'] as const;
export type PostmortemRule = (typeof postmortemRules)[number];

/** When the review takes place and who leads it; arranged by the commander (GOV 8.2). */
export type Review = {
  readonly at: Date;
  readonly facilitator: PrincipalId;
  readonly scheduledAt: Date;
  readonly scheduledBy: PrincipalId | undefined;
};

/** The lessons of one incident. */
export type Postmortem = {
  readonly incidentId: IncidentId;
  readonly code: string;
  readonly state: PostmortemState;
  readonly rule: PostmortemRule;
  /** The incident's severity when it was resolved. */
  readonly severity: Severity;
  readonly clause: ClauseId;
  readonly owedSince: Date;
  readonly dueAt: Date | undefined;
  /** The due time at which it was missed; a recorded miss stays. */
  readonly missedAt: Date | undefined;
  readonly begunAt: Date | undefined;
  readonly publishedAt: Date | undefined;
  readonly review: Review | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** A section's newest text. */
export type SectionText = {
  readonly section: string;
  readonly version: number;
  readonly body: string;
  readonly author: PrincipalId | undefined;
  readonly writtenAt: Date;
};

/** A section without any text yet. */
export const NO_TEXT = { version: 0, body: '' } as const;

/** A section as published. */
export type PublishedSection = { readonly id: string; readonly title: string; readonly body: string };
