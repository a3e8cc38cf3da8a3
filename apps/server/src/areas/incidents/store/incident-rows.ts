import { firstOwed, type IncidentClock } from '../domain/clock.ts';
import type { FactDefaults } from '../domain/defaults.ts';
import type { Facts } from '../domain/facts.ts';
import type { Command, Incident, PhaseState } from '../domain/incident.ts';
import type { ClockRow, IncidentRow } from './tables.ts';

/** Rows are untrusted: what the table's check constraints guarantee is asserted once, here. */
export function incidentFrom(row: IncidentRow, clocks: readonly ClockRow[]): Incident {
  return {
    ...phaseFrom(row),
    id: row.id,
    code: row.code,
    version: row.version,
    title: row.title,
    proposedTitle: row.proposed_title ?? undefined,
    description: row.description ?? undefined,
    isDrill: row.is_drill,
    teamId: row.team_id ?? undefined,
    visibility: row.visibility,
    declaredAt: row.declared_at,
    declaredBy: row.declared_by ?? undefined,
    confirmedAt: row.confirmed_at ?? undefined,
    severity: row.severity,
    severitySource: row.severity_source,
    worstSeverity: row.worst_severity,
    outcome: row.outcome ?? undefined,
    mergedInto: row.merged_into ?? undefined,
    facts: JSON.parse(row.facts) as Facts,
    service: row.service ?? undefined,
    defaults: JSON.parse(row.fact_defaults) as FactDefaults,
    callingSince: row.calling_since ?? undefined,
    command: commandFrom(row),
    clocks: clocks.map(clockFrom),
    escalated: JSON.parse(row.escalated) as string[],
    policyVersion: row.policy_version,
    lastInstant: row.last_instant,
    lastEntry: row.last_entry,
  };
}

export function rowOf(incident: Incident): IncidentRow {
  return {
    id: incident.id,
    code: incident.code,
    version: incident.version,
    title: incident.title,
    proposed_title: incident.proposedTitle ?? null,
    description: incident.description ?? null,
    is_drill: incident.isDrill,
    team_id: incident.teamId ?? null,
    visibility: incident.visibility,
    phase: incident.phase,
    severity: incident.severity,
    severity_source: incident.severitySource,
    worst_severity: incident.worstSeverity,
    outcome: incident.outcome ?? null,
    merged_into: incident.mergedInto ?? null,
    facts: JSON.stringify(incident.facts),
    service: incident.service ?? null,
    fact_defaults: JSON.stringify(incident.defaults),
    declared_at: incident.declaredAt,
    declared_by: incident.declaredBy ?? null,
    confirmed_at: incident.confirmedAt ?? null,
    acknowledged_at: 'acknowledgedAt' in incident ? incident.acknowledgedAt : null,
    mitigated_at: 'mitigatedAt' in incident ? incident.mitigatedAt : null,
    resolved_at: 'resolvedAt' in incident ? incident.resolvedAt : null,
    closed_at: 'closedAt' in incident ? incident.closedAt : null,
    command_seat: incident.command.seat,
    commander_id: incident.command.seat === 'empty' ? null : incident.command.holder,
    commander_since: incident.command.seat === 'empty' ? null : incident.command.since,
    calling_since: incident.callingSince ?? null,
    next_due_at: firstOwed(incident.clocks)?.dueAt ?? null,
    escalated: JSON.stringify(incident.escalated),
    policy_version: incident.policyVersion,
    last_instant: incident.lastInstant,
    last_entry: incident.lastEntry,
  };
}

export function clockRowOf(incident: Pick<Incident, 'id'>, clock: IncidentClock): ClockRow {
  return {
    incident_id: incident.id,
    name: clock.name,
    round: clock.round,
    clause: clock.clause,
    started_at: clock.startedAt,
    warn_at: clock.warnAt,
    due_at: clock.dueAt,
    is_warned: clock.isWarned,
    state: clock.state,
    breached_at: 'breachedAt' in clock ? clock.breachedAt : null,
    settled_at: 'settledAt' in clock ? clock.settledAt : null,
  };
}

function clockFrom(row: ClockRow): IncidentClock {
  const clock = {
    name: row.name,
    round: row.round,
    clause: row.clause,
    startedAt: row.started_at,
    warnAt: row.warn_at,
    dueAt: row.due_at,
    isWarned: row.is_warned,
  };
  switch (row.state) {
    case 'running':
      return { ...clock, state: 'running' };
    case 'breached':
      return { ...clock, state: 'breached', breachedAt: given(row.breached_at) };
    case 'met':
      return { ...clock, state: 'met', settledAt: given(row.settled_at) };
    case 'met-late':
      return { ...clock, state: 'met-late', breachedAt: given(row.breached_at), settledAt: given(row.settled_at) };
    case 'missed':
      return { ...clock, state: 'missed', breachedAt: given(row.breached_at), settledAt: given(row.settled_at) };
    case 'void':
      return { ...clock, state: 'void', settledAt: given(row.settled_at) };
  }
}

function phaseFrom(row: IncidentRow): PhaseState {
  switch (row.phase) {
    case 'declared':
      return { phase: 'declared' };
    case 'acknowledged':
      return { phase: 'acknowledged', acknowledgedAt: given(row.acknowledged_at) };
    case 'mitigated':
      return { phase: 'mitigated', acknowledgedAt: given(row.acknowledged_at), mitigatedAt: given(row.mitigated_at) };
    case 'resolved':
      return { phase: 'resolved', ...mitigation(row), resolvedAt: given(row.resolved_at) };
    case 'closed':
      return {
        phase: 'closed',
        ...mitigation(row),
        resolvedAt: given(row.resolved_at),
        closedAt: given(row.closed_at),
      };
  }
}

const mitigation = (row: IncidentRow) => ({
  acknowledgedAt: given(row.acknowledged_at),
  mitigatedAt: given(row.mitigated_at),
});

function commandFrom(row: IncidentRow): Command {
  if (row.command_seat === 'empty') return { seat: 'empty' };
  return { seat: row.command_seat, holder: given(row.commander_id), since: given(row.commander_since) };
}

function given<T>(value: T | null): T {
  if (value === null) throw new Error('an incident row lacks a value that its own checks demand');
  return value;
}
