// planted: dependencies store-layer
export { declareIncident } from '../commands/declare-incident.ts';
