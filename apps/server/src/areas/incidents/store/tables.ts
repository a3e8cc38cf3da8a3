import type { ColumnTypes } from '../../../platform/database/insertion.ts';
import type { ClockName, ClockState } from '../domain/clock.ts';
import type { Incident, Outcome, Phase, SeveritySource, Visibility } from '../domain/incident.ts';

export type IncidentRow = {
  id: string;
  code: string;
  version: number;
  title: string;
  proposed_title: string | null;
  description: string | null;
  is_drill: boolean;
  team_id: string | null;
  visibility: Visibility;
  phase: Phase;
  severity: Incident['severity'];
  severity_source: SeveritySource;
  worst_severity: Incident['severity'];
  outcome: Outcome | null;
  merged_into: string | null;
  facts: string;
  service: string | null;
  /** JSON. */
  fact_defaults: string;
  declared_at: Date;
  declared_by: string | null;
  confirmed_at: Date | null;
  acknowledged_at: Date | null;
  mitigated_at: Date | null;
  resolved_at: Date | null;
  closed_at: Date | null;
  command_seat: Incident['command']['seat'];
  commander_id: string | null;
  commander_since: Date | null;
  calling_since: Date | null;
  /** Due time of the first owed clock, so that lists need not scan all clocks. */
  next_due_at: Date | null;
  escalated: string;
  policy_version: string;
  last_instant: Date;
  last_entry: string;
};

export type ClockRow = {
  incident_id: string;
  name: ClockName;
  round: number;
  clause: string;
  started_at: Date;
  warn_at: Date;
  due_at: Date;
  is_warned: boolean;
  state: ClockState;
  breached_at: Date | null;
  settled_at: Date | null;
};

export type NoteRow = {
  id: string;
  incident_id: string;
  kind: 'note' | 'update' | 'handover';
  author_id: string;
  body: string;
  occurred_at: Date;
  recorded_at: Date;
  is_retroactive: boolean;
  entry_id: string;
};

/** The tables that only this area names. */
export type IncidentTables = { incidents: IncidentRow; incident_clocks: ClockRow; incident_notes: NoteRow };

export const incidentColumns: ColumnTypes<IncidentRow> = {
  id: 'uuid',
  code: 'text',
  version: 'integer',
  title: 'text',
  proposed_title: 'text',
  description: 'text',
  is_drill: 'boolean',
  team_id: 'uuid',
  visibility: 'text',
  phase: 'text',
  severity: 'text',
  severity_source: 'text',
  worst_severity: 'text',
  outcome: 'text',
  merged_into: 'uuid',
  facts: 'text',
  service: 'text',
  fact_defaults: 'text',
  declared_at: 'timestamptz',
  declared_by: 'uuid',
  confirmed_at: 'timestamptz',
  acknowledged_at: 'timestamptz',
  mitigated_at: 'timestamptz',
  resolved_at: 'timestamptz',
  closed_at: 'timestamptz',
  command_seat: 'text',
  commander_id: 'uuid',
  commander_since: 'timestamptz',
  calling_since: 'timestamptz',
  next_due_at: 'timestamptz',
  escalated: 'text',
  policy_version: 'text',
  last_instant: 'timestamptz',
  last_entry: 'uuid',
};

export const clockColumns: ColumnTypes<ClockRow> = {
  incident_id: 'uuid',
  name: 'text',
  round: 'integer',
  clause: 'text',
  started_at: 'timestamptz',
  warn_at: 'timestamptz',
  due_at: 'timestamptz',
  is_warned: 'boolean',
  state: 'text',
  breached_at: 'timestamptz',
  settled_at: 'timestamptz',
};
