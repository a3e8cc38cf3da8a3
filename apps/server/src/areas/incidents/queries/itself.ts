/**
 * Incidents as they are, for the parts of Muster that act for nobody: statements to send together with others, and what they
 * bring. Where a person or a service account asks, `seeIncident` judges first whether they may know of it.
 */
export { incidentsIn, incidentStatements } from '../store/incidents.ts';
