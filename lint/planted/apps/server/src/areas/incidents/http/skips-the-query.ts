// planted: dependencies http-layer, policy-numbers 15
export { incidentById } from '../store/incident-rows.ts';

export const refreshMinutes = { maximum: 15 };
