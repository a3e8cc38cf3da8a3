/**
 * Incidents as they are, for the parts of Muster that act for nobody. Where a person or a service account asks, `seeIncident`
 * judges first whether they may know of it.
 */
export { incidentsById } from '../store/incidents.ts';
