import type { ClauseId } from '../../../kernel/ids.ts';

/** A ledger entry as a report shows it. `says` contains no names, only the report's labels. */
export type Happening = {
  readonly time: string;
  readonly action: string;
  readonly actor: string;
  /** The thing whose history it belongs to. */
  readonly thing: { readonly kind: string; readonly id: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly seq: number;
  readonly clause: ClauseId | undefined;
  readonly says: string;
};

/** A field of an entry's data if it is a string. */
export const wordOf = ({ data }: Pick<Happening, 'data'>, field: string): string | undefined => {
  const value = data[field];
  return typeof value === 'string' ? value : undefined;
};

export const numberOf = ({ data }: Pick<Happening, 'data'>, field: string): number => {
  const value = data[field];
  return typeof value === 'number' ? value : 0;
};

/** Actions that change access: read from the beginning, because access lasts. */
export const ACCESS_ACTIONS = [
  'member.invited',
  'member.joined',
  'member.suspended',
  'member.reinstated',
  'member.erased',
  'role.granted',
  'role.revoked',
  'contact_role.assigned',
  'contact_role.vacated',
  'service_account.created',
  'api_key.issued',
  'api_key.revoked',
  'auditor.opened',
  'auditor.ended',
] as const;

/** Other actions with lasting effect, read from the beginning. */
export const STANDING_ACTIONS = [
  'policy.activated',
  'policy.reviewed',
  'policy.attested',
  'sink.connected',
  'sink.removed',
  'anchor.connected',
  'anchor.removed',
] as const;

/** Actions read only within a period, by section. */
export const PERIOD_ACTIONS = {
  incidents: [
    'incident.created',
    'incident.severity_changed',
    'incident.status_updated',
    'incident.resolved',
    'incident.clock_breached',
    'incident.escalated',
    'incident.obligation_missed',
    'incident.obligation_discharged',
    'postmortem.published',
    'postmortem.missed',
  ],
  approvals: [
    'approval.requested',
    'approval.voted',
    'approval.withdrawn',
    'approval.passed_on',
    'approval.closed',
    'approval.overdue',
  ],
  deviations: ['exception.asked', 'exception.approved', 'exception.over'],
  reviews: ['access_review.opened', 'access_review.overdue', 'access_review.completed'],
  keeping: [
    'ledger.pruned',
    'ledger.verified',
    'ledger.exported',
    'sink.reconciled',
    'sink.behind',
    'sink.rejected',
    'erasure.begun',
    'erasure.stepped',
    'evidence.exported',
  ],
  tests: ['control.failed', 'control.failed_again', 'control.passed'],
  authorities: ['notice.started', 'notice.filed', 'notice.missed', 'notice.not_owed'],
} as const;

export type Section = keyof typeof PERIOD_ACTIONS;

export const SECTIONS = [
  'incidents',
  'approvals',
  'deviations',
  'reviews',
  'keeping',
  'tests',
  'authorities',
] as const satisfies readonly Section[];

/** Builds a record with a value for each section. */
export const eachSection = <T>(of: (section: Section) => T): Readonly<Record<Section, T>> =>
  Object.fromEntries(SECTIONS.map((section) => [section, of(section)])) as Record<Section, T>;
