import type { ClauseId, IncidentId, PrincipalId } from '../../../kernel/ids.ts';

/** Why someone is paged. Codes only: the wording is added where they are shown. */
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
 * Why someone beyond the on-call list is paged: the list did not act in time (GOV 3.1.5, 8.1), their team's escalation
 * path reached them, or they were called in.
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

/** How a person was found: schedule, role, team, name or on-call list; and at which step of a path, from 0. */
export type PageVia = {
  readonly kind: 'schedule' | 'person' | 'role' | 'team' | 'on-call';
  readonly id: string;
  readonly step?: number | undefined;
};

/** A page requested by an incident; who is paged is decided elsewhere. */
export type PageRequest = {
  readonly incident: IncidentId;
  readonly why: PageReason;
  readonly clause: ClauseId;
  readonly drill: boolean;
  /** `page` wakes a person; `notify` only informs them. */
  readonly urgency: 'page' | 'notify';
};

/** `stopped`: no longer needed, as the incident was acknowledged before the page was sent. */
export type PageState = 'queued' | 'sending' | 'handed-over' | 'failed' | 'answered' | 'stopped';

/** A page to one person. */
export type Page = PageRequest & {
  readonly id: string;
  readonly to: PrincipalId;
  /** The contact role in which they are paged; undefined if paged personally. */
  readonly as: string | undefined;
  /** How they were found, if by an escalation path. */
  readonly via: PageVia | undefined;
  /** How often this incident has paged so far, including this time. */
  readonly round: number;
  readonly state: PageState;
  readonly channel: string | undefined;
  readonly attempts: number;
  readonly queuedAt: Date;
  readonly handedOverAt: Date | undefined;
  readonly answeredAt: Date | undefined;
  /** No longer awaiting an answer. */
  readonly closedAt: Date | undefined;
};

/** Whether the remaining channels should still be tried: until someone answers, however many have accepted it. */
export const isWanted = (page: Page): boolean =>
  isUnsent(page) || (page.state === 'handed-over' && page.closedAt === undefined);

/** Whether no channel has sent it yet. */
export const isUnsent = ({ state }: Pick<Page, 'state'>): boolean => state === 'queued' || state === 'sending';
