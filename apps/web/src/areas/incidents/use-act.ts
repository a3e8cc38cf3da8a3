import type { Incident, IncidentVerb } from '@muster/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useCall, type Acted } from '../../declared/use-verb.ts';
import { incidentQuery } from './incident-queries.ts';

/** Something a reader does to an incident: one of its verbs, and what it asks for. */
export type IncidentAct = { readonly verb: IncidentVerb; readonly fields?: Readonly<Record<string, unknown>> };

type ActedOn = Pick<Incident, 'code' | 'version' | 'commander'>;

/** Acts on an incident. What the server made of it is shown at once, and all else is read again. */
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

/** Shows an incident as a verb has answered it. What is only asked for answers with its request, and nothing to show. */
export function useShow(): (answer: unknown) => void {
  const queries = useQueryClient();
  return (answer) => {
    const after = answer as Incident;
    if (after.code === undefined) return;
    queries.setQueryData(incidentQuery(after.code).queryKey, after);
  };
}

/** What judges what the reader saw carries its version, so that a changed incident is looked at again. */
export const actedOn = (verb: IncidentVerb, { code, version, commander }: ActedOn): Acted => ({
  key: { code },
  ...(judges.has(verb) || (verb === 'take-command' && commander?.named === true) ? { version } : {}),
});

const judges: ReadonlySet<IncidentVerb> = new Set(['hand-over', 'close', 'classify', 'raise', 'retitle']);
