import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export type Asked = {
  readonly days: number;
  readonly team?: string;
  readonly service?: string;
  readonly model?: string;
};

const DAY_MS = 86_400_000;

/** A span that ends with the current hour, so that the query stays the same for up to an hour. */
export function spanOf({ days, team, service, model }: Asked, now: Date) {
  const to = new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000);
  return {
    from: new Date(to.getTime() - days * DAY_MS).toISOString(),
    to: to.toISOString(),
    ...(team === undefined ? {} : { team }),
    ...(service === undefined ? {} : { service }),
    ...(model === undefined ? {} : { model }),
  };
}

export const measuresQuery = (query: ReturnType<typeof spanOf>) =>
  queryOptions({
    queryKey: ['measures', query],
    queryFn: () => answerOf(api.GET('/v1/measures', { params: { query } })),
  });

export const measuresCsv = async (query: ReturnType<typeof spanOf>): Promise<Blob> =>
  answerOf(api.GET('/v1/measures/csv', { params: { query }, parseAs: 'blob' }));

const PAGE = 100;
/** Nobody scrolls through more than this; `muster measures --model` accepts any name. */
const MOST_PAGES = 5;

/** Names of the registry's models, which need not be in the catalog. */
export const modelNamesQuery = queryOptions({
  queryKey: ['measures', 'models'],
  queryFn: async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES && (page === 0 || cursor !== undefined); page += 1) {
      const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = await answerOf(api.GET('/v1/models', { params: { query } }));
      names.push(...items.map(({ name }) => name));
      cursor = nextCursor;
    }
    return names;
  },
  staleTime: 60_000,
});
