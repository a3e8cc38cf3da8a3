import type { Incident } from '@muster/api-client';

/** Whether the reader works on this incident now: the next step towards its end, from whatever phase, is theirs to take. */
export const mayWorkOn = ({ may }: Pick<Incident, 'may'>): boolean =>
  may.acknowledge.allowed || may.mitigate.allowed || may.resolve.allowed;
