// planted: dependencies domain-pure
export { incidentById } from '../store/incident-rows.ts';
