import { useMutation, useQueryClient } from '@tanstack/react-query';
import { newIdempotencyKey } from '../../api/retry-safe.ts';
import { sendAct } from './incident-act.ts';
import type { ActedOn, IncidentAct } from './incident-act.ts';

/**
 * Acts on an incident; whatever comes of it, what is shown is read again. The same act sent again is the same intention, also
 * where the answer to the first was lost on its way.
 */
export function useAct(incident: ActedOn) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: IncidentAct) => sendAct(incident, act, keyOf(act)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['incidents'] }),
        queries.invalidateQueries({ queryKey: ['overview'] }),
      ]),
  });
}

const keys = new WeakMap<IncidentAct, string>();

function keyOf(act: IncidentAct): string {
  const key = keys.get(act) ?? newIdempotencyKey();
  keys.set(act, key);
  return key;
}
