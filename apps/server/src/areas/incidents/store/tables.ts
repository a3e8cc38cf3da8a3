import type { ClockName, ClockState } from '../domain/clock.ts';
import type { Incident, Phase, SeveritySource, Visibility } from '../domain/incident.ts';

export type IncidentRow = {
  id: string;
  code: string;
  version: number;
  title: string;
  description: string | null;
  is_drill: boolean;
  team_id: string | null;
  visibility: Visibility;
  phase: Phase;
  severity: Incident['severity'];
  severity_source: SeveritySource;
  facts: string;
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
