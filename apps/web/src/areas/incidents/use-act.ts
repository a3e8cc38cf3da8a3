import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sendAct } from './incident-act.ts';
import type { ActedOn, IncidentAct } from './incident-act.ts';

/** Acts on an incident; whatever comes of it, what is shown is read again. */
export function useAct(incident: ActedOn) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: IncidentAct) => sendAct(incident, act),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['incidents'] }),
        queries.invalidateQueries({ queryKey: ['overview'] }),
      ]),
  });
}
