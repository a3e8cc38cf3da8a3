// planted: nothing
export { incidentById } from './store/incident-rows.ts';
