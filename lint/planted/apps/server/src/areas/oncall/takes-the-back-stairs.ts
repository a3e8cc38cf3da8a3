// planted: dependencies area-edge, dependencies side-door
export { incidentById } from '../incidents/back-stairs.ts';
