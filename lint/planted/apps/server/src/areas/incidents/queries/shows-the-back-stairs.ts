// planted: dependencies side-door
export { incidentById } from '../back-stairs.ts';
