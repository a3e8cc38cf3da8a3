import type { Alert } from '../domain/alert.ts';
import type { Labels } from '../domain/notification.ts';
import type { Trace } from '../domain/routing.ts';
import type { AlertRow } from './tables.ts';

export function alertFrom(row: AlertRow): Alert {
  return {
    ...(row.state === 'firing' ? { state: 'firing' } : { state: 'resolved', endsAt: row.episode_end ?? undefined }),
    id: row.id,
    integrationId: row.integration_id,
    fingerprint: row.fingerprint,
    startsAt: row.episode,
    occurrence: row.occurrence,
    name: row.name,
    severity: row.severity ?? undefined,
    isDrill: row.is_drill,
    teamId: row.team_id ?? undefined,
    visibility: row.visibility,
    service: row.service ?? undefined,
    labels: JSON.parse(row.labels) as Labels,
    annotations: JSON.parse(row.annotations) as Labels,
    generatorUrl: row.generator_url ?? undefined,
    incidentId: row.incident_id ?? undefined,
    receivedAt: row.received_at,
    heardAt: row.heard_at,
    overHeardAt: row.over_heard_at ?? undefined,
    deliveries: row.deliveries,
    entryId: row.entry_id ?? undefined,
    groupHash: row.group_hash.toString('hex'),
    heldBy: row.held_by ?? undefined,
    trace: JSON.parse(row.trace) as Trace,
  };
}

export function rowOf(alert: Alert): AlertRow {
  return {
    id: alert.id,
    integration_id: alert.integrationId,
    fingerprint: alert.fingerprint,
    episode: alert.startsAt,
    occurrence: alert.occurrence,
    state: alert.state,
    episode_end: (alert.state === 'resolved' ? alert.endsAt : undefined) ?? null,
    severity: alert.severity ?? null,
    is_drill: alert.isDrill,
    team_id: alert.teamId ?? null,
    visibility: alert.visibility,
    name: alert.name,
    service: alert.service ?? null,
    labels: JSON.stringify(alert.labels),
    annotations: JSON.stringify(alert.annotations),
    generator_url: alert.generatorUrl ?? null,
    incident_id: alert.incidentId ?? null,
    received_at: alert.receivedAt,
    heard_at: alert.heardAt,
    over_heard_at: alert.overHeardAt ?? null,
    deliveries: alert.deliveries,
    entry_id: alert.entryId ?? null,
    group_hash: Buffer.from(alert.groupHash, 'hex'),
    held_by: alert.heldBy ?? null,
    trace: JSON.stringify(alert.trace),
  };
}
