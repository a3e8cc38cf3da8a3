import type { LedgerQuery } from '@muster/api-client';

/** What the ledger is narrowed to, as it stands in the address. */
export type LedgerFilters = {
  readonly action?: string;
  readonly clause?: string;
  readonly actor?: string;
  readonly incident?: string;
  readonly resource?: string;
  /** The history of one thing: kind/id. */
  readonly thing?: string;
  /** Only what was refused. */
  readonly refused?: string;
  /** `shown`: with what Muster notes for itself, too, which is left out otherwise. */
  readonly routine?: string;
};

export const ledgerFilterNames = [
  'action',
  'clause',
  'actor',
  'incident',
  'resource',
  'thing',
  'refused',
  'routine',
] as const;

export function parseLedgerFilters(search: Record<string, unknown>): LedgerFilters {
  return Object.fromEntries(
    ledgerFilterNames.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [];
    }),
  );
}

/** What Muster notes for itself is left out, unless it is asked for, by name or among the rest. */
export const toLedgerQuery = ({ refused, routine, ...filters }: LedgerFilters, cursor: string): LedgerQuery => ({
  ...filters,
  limit: 100,
  ...(routine === undefined && filters.action === undefined ? { routine: false } : {}),
  ...(refused === undefined ? {} : { allowed: false }),
  ...(cursor === '' ? {} : { cursor }),
});
