import type { Incident } from '@muster/api-client';

/** Whether the reader works on this incident: they may take its next step, in whatever phase. */
export const mayWorkOn = ({ may }: Pick<Incident, 'may'>): boolean =>
  may.acknowledge.allowed || may.mitigate.allowed || may.resolve.allowed;
