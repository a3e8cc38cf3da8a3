import type { IncidentId } from '../../../kernel/ids.ts';
import type { Read } from '../../../platform/database/read.ts';
import type { Incident } from '../domain/incident.ts';
import { readOf } from '../store/incidents.ts';

/**
 * Incidents as they are, for the parts of Muster that act for nobody. Where a person or a service account asks, `seeIncident`
 * judges first whether they may know of it.
 */
export const incidentsById = (ids: readonly IncidentId[]): Read<ReadonlyMap<IncidentId, Incident>> =>
  readOf({ ids }, 'plain');
