import type { ClauseId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';

/** Why somebody is called. Codes only: the words are made where they are shown. */
export type PageReason =
  | 'declared'
  | 'repeated'
  | 'commander-missing'
  | 'not-mitigated'
  | 'raised'
  | 'update-due'
  | 'update-missed'
  | 'command-taken'
  | 'command-handed'
  | 'break-glass-asked'
  | 're-apply-missed'
  | 'notice-due'
  | 'notice-missed'
  | 'rollback-asked'
  | 'rollback-failed'
  | 'rollback-given-up'
  | 'path'
  | 'path-through'
  | 'one-more'
  | 'passed-on'
  | 'lapsed'
  | 'still-open'
  | 'called-in';

/**
 * Why somebody outside the on-call list is called: what the list owed has not been done (GOV 3.1.5, 8.1), or their team's
 * path of escalation leads to them, or somebody called them in.
 */
export const escalationReasons: readonly PageReason[] = [
  'commander-missing',
  'not-mitigated',
  'path',
  'path-through',
  'one-more',
  'passed-on',
  'lapsed',
  'still-open',
  'called-in',
];

/** What led to a person: a schedule, a role, a team, their own name, or the on-call list; and at which step of a path, from 0 on. */
export type PageVia = {
  readonly kind: 'schedule' | 'person' | 'role' | 'team' | 'on-call';
  readonly id: string;
  readonly step?: number | undefined;
};

/** What an incident asks for: who is to be called is not its business. */
export type PageRequest = {
  readonly incident: IncidentId;
  readonly why: PageReason;
  readonly clause: ClauseId;
  readonly drill: boolean;
  /** `page` wakes somebody; `notify` tells them. */
  readonly urgency: 'page' | 'notify';
};

/** `stopped`: nobody needs it any more, since the incident was acknowledged before it left. */
export type PageState = 'queued' | 'sending' | 'handed-over' | 'failed' | 'answered' | 'stopped';

/** One person's page. */
export type Page = PageRequest & {
  readonly id: string;
  readonly to: PrincipalId;
  /** The contact role of the policy in which they are called; undefined for whoever is called for themselves. */
  readonly as: string | undefined;
  /** What led to them, where a path of escalation did. */
  readonly via: PageVia | undefined;
  /** How often this incident has called, this time included. */
  readonly round: number;
  readonly state: PageState;
  readonly channel: string | undefined;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly handedOverAt: Date | undefined;
  readonly answeredAt: Date | undefined;
  /** Nobody waits for it any more. */
  readonly closedAt: Date | undefined;
};

/** Whether a channel that has not taken it is still to: until somebody answers, however many others took it. */
export const isWanted = (page: Page): boolean =>
  isUnsent(page) || (page.state === 'handed-over' && page.closedAt === undefined);

/** Whether it has left by no channel yet. */
export const isUnsent = ({ state }: Pick<Page, 'state'>): boolean => state === 'queued' || state === 'sending';
