import { answerOf } from '@muster/api-client';
import type { Facts } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** What the policy makes of facts before anything is declared, as the server judges them. */
export const useJudgedFacts = (facts: Facts, service: string) =>
  useQuery({
    queryKey: ['policy', 'classification', facts, service],
    queryFn: () =>
      answerOf(api.POST('/v1/incidents/classification', { body: { facts, ...(service === '' ? {} : { service }) } })),
    placeholderData: (before) => before,
  }).data;
