// planted: dependencies queries-layer
export { declareIncident } from '../commands/declare-incident.ts';
