// planted: public-exports incidentById, public-exports lookUp
import { incidentById } from '../store/incident-rows.ts';

export { incidentById } from '../store/incident-rows.ts';
export const lookUp = (id: string) => incidentById(id);
export const lookUpTwice = (id: string) => [incidentById(id), incidentById(id)];
