import { ProblemFailure, type IntegrationPage, type MusterClient } from '@muster/api-client';
import { answerOf } from '../../connection/connection.ts';

type Routed = Pick<IntegrationPage, 'teamId' | 'mapping'>;

/** Names of the teams an integration refers to; their ids, if the key may not list teams. */
export async function teamNames(api: MusterClient, { teamId, mapping }: Routed): Promise<(id: string) => string> {
  if (teamId === undefined && mapping.team === undefined) return (id) => id;
  const { items } = await answerOf(api.GET('/v1/teams')).catch((cause: unknown) => {
    if (cause instanceof ProblemFailure && cause.problem.status === 403) return { items: [] };
    throw cause;
  });
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}
