import { ProblemFailure, type Incident } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../../api/retry-safe.ts';
import { sendAct } from './incident-act.ts';
import type { ActedOn, IncidentAct } from './incident-act.ts';
import { incidentQuery } from './incident-queries.ts';

/**
 * Acts on an incident. What the server made of it is shown at once and all else is read again. What had no answer may have
 * been done, so that sending the same again counts as the same.
 */
export function useAct(incident: ActedOn) {
  const queries = useQueryClient();
  const unanswered = useRef<{ readonly said: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async (act: IncidentAct): Promise<Incident> => {
      const said = JSON.stringify(act);
      const key = unanswered.current?.said === said ? unanswered.current.key : newIdempotencyKey();
      unanswered.current = { said, key };
      try {
        const after = await sendAct(incident, act, key);
        unanswered.current = undefined;
        return after;
      } catch (cause) {
        if (cause instanceof ProblemFailure && cause.problem.status !== 0) unanswered.current = undefined;
        throw cause;
      }
    },
    onSuccess: (after) => queries.setQueryData(incidentQuery(after.code).queryKey, after),
    // Not waited for: where the line is down, what is read again answers late or never.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['incidents'] });
      void queries.invalidateQueries({ queryKey: ['overview'] });
    },
  });
}
