import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export type Asked = { readonly days: number; readonly team?: string; readonly service?: string };

const DAY_MS = 86_400_000;

/** A span that ends with this hour, so that looking again asks for the same. */
export function spanOf({ days, team, service }: Asked, now: Date) {
  const to = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000);
  return {
    from: new Date(to.getTime() - days * DAY_MS).toISOString(),
    to: to.toISOString(),
    ...(team === undefined ? {} : { team }),
    ...(service === undefined ? {} : { service }),
  };
}

export const measuresQuery = (query: ReturnType<typeof spanOf>) =>
  queryOptions({
    queryKey: ['measures', query],
    queryFn: () => answerOf(api.GET('/v1/measures', { params: { query } })),
  });

export const measuresCsv = async (query: ReturnType<typeof spanOf>): Promise<Blob> =>
  answerOf(api.GET('/v1/measures/csv', { params: { query }, parseAs: 'blob' }));
