// planted: dependencies web-apart
export type { Severity } from '../../server/src/areas/incidents/public.ts';
