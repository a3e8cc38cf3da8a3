import type { Incident, IncidentVerb } from '@muster/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useCall, type Acted } from '../../declared/use-verb.ts';
import { incidentQuery } from './incident-queries.ts';

/** An action of the reader on an incident: a verb and its fields. */
export type IncidentAct = { readonly verb: IncidentVerb; readonly fields?: Readonly<Record<string, unknown>> };

type ActedOn = Pick<Incident, 'code' | 'version' | 'commander'>;

/** Acts on an incident. Shows the server's result at once and refetches everything else. */
export function useAct(incident: ActedOn) {
  const show = useShow();
  return useCall(
    ({ verb, fields = {} }: IncidentAct) => ({
      ...actedOn(verb, incident),
      path: `/v1/incidents/{code}/${verb}`,
      fields,
    }),
    show,
  );
}

/**
 * Shows the incident that a verb returned. A verb that only made a request returns that instead, and nothing changes
 * here.
 */
export function useShow(): (answer: unknown) => void {
  const queries = useQueryClient();
  return (answer) => {
    const after = answer as Incident;
    if (after.code === undefined) return;
    queries.setQueryData(incidentQuery(after.code).queryKey, after);
  };
}

/** Verbs that judge what the reader saw send its version, so that a changed incident is looked at again. */
export const actedOn = (verb: IncidentVerb, { code, version, commander }: ActedOn): Acted => ({
  key: { code },
  ...(judges.has(verb) || (verb === 'take-command' && commander?.named === true) ? { version } : {}),
});

const judges: ReadonlySet<IncidentVerb> = new Set(['hand-over', 'close', 'classify', 'raise', 'retitle']);
