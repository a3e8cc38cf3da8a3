import { answerOf } from '@muster/api-client';
import type { Facts } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** What the policy makes of facts before anything is declared, as the server judges them. */
export const useJudgedFacts = (facts: Facts) =>
  useQuery({
    queryKey: ['policy', 'classification', facts],
    queryFn: () => answerOf(api.POST('/v1/incidents/classification', { body: { facts } })),
    placeholderData: (before) => before,
  }).data;
