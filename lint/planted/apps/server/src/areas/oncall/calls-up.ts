// planted: dependencies area-edge
export { declareIncident } from '../incidents/public.ts';
