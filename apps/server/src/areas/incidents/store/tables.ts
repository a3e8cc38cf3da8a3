import type { EntryId, IncidentId, PolicyVersion, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { ClockName, ClockState } from '../domain/clock.ts';
import type { Incident, Outcome, Phase, SeveritySource, Visibility, IncidentCode } from '../domain/incident.ts';

export type IncidentRow = Row<
  'incidents',
  {
    id: IncidentId;
    code: IncidentCode;
    title: Scrubbed;
    description: Scrubbed | null;
    team_id: TeamId | null;
    visibility: Visibility;
    phase: Phase;
    severity: Incident['severity'];
    severity_source: SeveritySource;
    declared_by: PrincipalId | null;
    command_seat: Incident['command']['seat'];
    commander_id: PrincipalId | null;
    policy_version: PolicyVersion;
    proposed_title: Scrubbed | null;
    last_entry: EntryId;
    outcome: Outcome | null;
    merged_into: IncidentId | null;
    worst_severity: Incident['severity'];
  }
>;

export type ClockRow = Row<'incident_clocks', { name: ClockName; state: ClockState }>;

export type NoteRow = Row<'incident_notes', { kind: 'note' | 'update' | 'handover' }>;

/** The tables that only this area names. */
export type IncidentTables = { incidents: IncidentRow; incident_clocks: ClockRow; incident_notes: NoteRow };
