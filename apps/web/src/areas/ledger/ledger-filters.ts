import type { LedgerQuery } from '@muster/api-client';

/** The ledger's filters, as kept in the address. */
export type LedgerFilters = {
  readonly action?: string;
  readonly clause?: string;
  readonly actor?: string;
  readonly incident?: string;
  readonly resource?: string;
  /** The history of one thing: kind/id. */
  readonly thing?: string;
  /** UTC days, inclusive: 2026-11-30. */
  readonly from?: string;
  readonly to?: string;
  /** Only refusals. */
  readonly refused?: string;
  /** `shown` includes Muster's routine entries, which are hidden by default. */
  readonly routine?: string;
};

export const ledgerFilterNames = [
  'action',
  'clause',
  'actor',
  'incident',
  'resource',
  'thing',
  'from',
  'to',
  'refused',
  'routine',
] as const;

export function parseLedgerFilters(search: Record<string, unknown>): LedgerFilters {
  return Object.fromEntries(
    ledgerFilterNames.flatMap((name) => {
      const value = search[name];
      if (typeof value !== 'string' || value.trim() === '') return [];
      if ((name === 'from' || name === 'to') && !isDay(value)) return [];
      return [[name, value.trim()]];
    }),
  );
}

/** Routine entries are excluded, unless requested by action or with the others. */
export const toLedgerQuery = (
  { refused, routine, from, to, ...filters }: LedgerFilters,
  cursor: string,
): LedgerQuery => ({
  ...filters,
  limit: 100,
  ...(from === undefined ? {} : { from: `${from}T00:00:00.000Z` }),
  ...(to === undefined ? {} : { to: dayAfter(to) }),
  ...(routine === undefined && filters.action === undefined ? { routine: false } : {}),
  ...(refused === undefined ? {} : { allowed: false }),
  ...(cursor === '' ? {} : { cursor }),
});

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const DAY_MS = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString();
