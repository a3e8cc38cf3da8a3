// planted: dependencies store-layer, dependencies folder-circle
export { declareIncident } from '../commands/declare-incident.ts';
