// planted: nothing, they are for this area
export { incidentById } from '../incidents/back-stairs.ts';
