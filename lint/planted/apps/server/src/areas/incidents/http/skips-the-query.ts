// planted: dependencies http-layer, policy-numbers 15, dependencies folder-circle
export { incidentById } from '../store/incident-rows.ts';

export const refreshMinutes = { maximum: 15 };
