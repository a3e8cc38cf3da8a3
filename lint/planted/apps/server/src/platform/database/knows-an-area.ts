// planted: dependencies platform-below
export { declareIncident } from '../../areas/incidents/public.ts';
