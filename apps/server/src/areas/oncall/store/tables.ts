import type { Id, IncidentId, PolicyVersion, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { PageReason, PageState, PageVia } from '../domain/page.ts';
import type { ScheduleId } from '../domain/the-list.ts';

export type PlaceRow = Row<'on_call_places', { principal_id: PrincipalId }>;

export type PageRow = Row<
  'pages',
  {
    incident_id: IncidentId;
    principal_id: PrincipalId;
    reason: PageReason;
    urgency: 'page' | 'notify';
    state: PageState;
    via_kind: PageVia['kind'] | null;
  }
>;

export type ScheduleRow = Row<'schedules', { id: ScheduleId }>;

export type VersionRow = Row<'schedule_versions'>;

export type OverrideRow = Row<'schedule_overrides', { how: OverrideHow }>;

/** Arranged by an editor, taken by the stand-in, agreed between both, or imported from another product. */
export type OverrideHow = 'arranged' | 'taken' | 'given' | 'imported';

export type CoverRow = Row<'cover_requests', { schedule_id: ScheduleId; state: 'open' | 'taken' | 'withdrawn' }>;

export type AbsenceRow = Row<'absences'>;

export type PathRow = Row<'escalation_paths', { team_id: TeamId }>;

export type PathVersionRow = Row<'escalation_path_versions'>;

export type FeedRow = Row<
  'calendar_feeds',
  { id: Id<'calendar'>; owner_id: PrincipalId; schedule_id: ScheduleId | null }
>;

export type RunRow = Row<
  'escalation_runs',
  { incident_id: IncidentId; policy_version: PolicyVersion; state: 'calling' | 'answered' | 'over' }
>;

/** The tables that only this area names. */
export type OnCallTables = {
  on_call_places: PlaceRow;
  pages: PageRow;
  schedules: ScheduleRow;
  schedule_versions: VersionRow;
  schedule_overrides: OverrideRow;
  cover_requests: CoverRow;
  absences: AbsenceRow;
  escalation_paths: PathRow;
  escalation_path_versions: PathVersionRow;
  escalation_runs: RunRow;
  calendar_feeds: FeedRow;
};
