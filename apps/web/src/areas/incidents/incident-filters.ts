import type { IncidentQuery, Phase, Severity } from '@muster/api-client';

/** The filters of the list, as kept in the address. Empty means open incidents, without drills. */
export type IncidentFilters = {
  readonly show?: 'all' | 'drills';
  readonly phase?: Phase;
  readonly severity?: Severity;
  readonly commander?: 'me' | 'none';
  readonly service?: string;
  readonly q?: string;
};

/** Parses an address's search part; unknown values are dropped, so that old links still open. */
export function parseIncidentFilters(search: Record<string, unknown>): IncidentFilters {
  const q = typeof search['q'] === 'string' ? search['q'].trim() : '';
  return {
    ...named('show', oneOf(['all', 'drills'] as const, search['show'])),
    ...named('phase', oneOf(phases, search['phase'])),
    ...named('severity', oneOf(severities, search['severity'])),
    ...named('commander', oneOf(['me', 'none'] as const, search['commander'])),
    ...(typeof search['service'] === 'string' && search['service'] !== '' ? { service: search['service'] } : {}),
    ...(q === '' ? {} : { q }),
  };
}

/** The filters as an API query. */
export function toIncidentQuery(filters: IncidentFilters, reader: string | undefined): IncidentQuery {
  const isDrills = filters.show === 'drills';
  return {
    limit: 100,
    drill: isDrills,
    ...(filters.show === undefined && filters.phase === undefined ? { open: true } : {}),
    ...named('phase', filters.phase),
    ...named('severity', filters.severity),
    ...named('commander', filters.commander === 'me' ? reader : filters.commander),
    ...named('service', filters.service),
    ...named('q', filters.q),
  };
}

/** The filters as tokens, each with the filters that remain without it. */
export function filterTokens(
  filters: IncidentFilters,
): readonly { readonly words: string; readonly without: IncidentFilters }[] {
  const { show, phase, severity, commander, service, q } = filters;
  const without = (name: keyof IncidentFilters): IncidentFilters =>
    Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));
  return [
    ...(show === undefined ? [] : [{ words: show === 'all' ? 'open and closed' : 'drills', without: without('show') }]),
    ...(phase === undefined ? [] : [{ words: phase, without: without('phase') }]),
    ...(severity === undefined ? [] : [{ words: severity, without: without('severity') }]),
    ...(commander === undefined
      ? []
      : [{ words: commander === 'me' ? 'commanded by me' : 'no commander', without: without('commander') }]),
    ...(service === undefined ? [] : [{ words: `about ${service}`, without: without('service') }]),
    ...(q === undefined ? [] : [{ words: `“${q}”`, without: without('q') }]),
  ];
}

export const phases: readonly Phase[] = ['declared', 'acknowledged', 'mitigated', 'resolved', 'closed'];
export const severities: readonly Severity[] = ['SEV-1', 'SEV-2', 'SEV-3', 'SEV-4'];

const oneOf = <Value extends string>(known: readonly Value[], value: unknown): Value | undefined =>
  known.find((one) => one === value);

const named = <Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } =>
  value === undefined ? {} : ({ [name]: value } as { [Key in Name]?: Value });
