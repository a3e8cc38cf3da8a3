// planted: dependencies area-door, dependencies domain-pure
export { incidentById } from '../../incidents/store/incident-rows.ts';
