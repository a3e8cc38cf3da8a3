// planted: dependencies http-layer, dependencies folder-circle
export { incidentById } from '../store/incident-rows.ts';
