// planted: dependencies packages-below
export type { IncidentId } from '../../../apps/server/src/kernel/ids.ts';
