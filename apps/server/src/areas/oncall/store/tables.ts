import type { PageReason, PageState, PageVia } from '../domain/page.ts';

export type PlaceRow = {
  id: string;
  place: number;
  principal_id: string;
  from_at: Date;
  until_at: Date | null;
  put_by: string | null;
  last_entry: string;
};

export type PageRow = {
  id: string;
  incident_id: string;
  principal_id: string;
  reason: PageReason;
  called_as: string | null;
  clause: string;
  urgency: 'page' | 'notify';
  is_drill: boolean;
  round: number;
  path_step: number | null;
  via_kind: PageVia['kind'] | null;
  via_id: string | null;
  state: PageState;
  channel: string | null;
  failure: string | null;
  attempts: number;
  queued_at: Date;
  handed_over_at: Date | null;
  answered_at: Date | null;
  closed_at: Date | null;
  last_entry: string;
};

export type ScheduleRow = {
  id: string;
  name: string;
  team_id: string | null;
  wakes: boolean;
  retired_at: Date | null;
  version: number;
  last_instant: Date;
  last_entry: string;
};

export type VersionRow = {
  id: string;
  schedule_id: string;
  from_at: Date;
  plan: string;
  own_hand: string | null;
  replaced_at: Date | null;
  last_entry: string;
};

export type OverrideRow = {
  id: string;
  schedule_id: string;
  from_at: Date;
  until_at: Date;
  instead_id: string | null;
  person_id: string | null;
  how: OverrideHow;
  made_at: Date;
  cancelled_at: Date | null;
  last_entry: string;
};

/** Arranged by an editor, taken by the stand-in, agreed between both, or imported from another product. */
export type OverrideHow = 'arranged' | 'taken' | 'given' | 'imported';

export type CoverRow = {
  id: string;
  schedule_id: string;
  person_id: string;
  from_at: Date;
  until_at: Date;
  asked_at: Date;
  state: 'open' | 'taken' | 'withdrawn';
  last_entry: string;
};

export type AbsenceRow = {
  id: string;
  person_id: string;
  from_at: Date;
  until_at: Date;
  withdrawn_at: Date | null;
  last_entry: string;
};

export type PathRow = {
  id: string;
  team_id: string;
  name: string;
  retired_at: Date | null;
  version: number;
  last_instant: Date;
  last_entry: string;
};

export type PathVersionRow = { id: string; path_id: string; version: number; plan: string; last_entry: string };

export type FeedRow = {
  id: string;
  owner_id: string;
  schedule_id: string | null;
  secret_hash: string;
  made_at: Date;
  revoked_at: Date | null;
  last_entry: string;
};

export type RunRow = {
  id: string;
  incident_id: string;
  version_id: string;
  policy_version: string;
  clause: string;
  is_drill: boolean;
  state: 'calling' | 'answered' | 'over';
  round: number;
  step: number | null;
  sequence: number;
  next_at: Date | null;
  answered_by: string;
  began_at: Date;
  last_instant: Date;
  last_entry: string;
};

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
