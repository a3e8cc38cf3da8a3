/** The filters of the alert list, as kept in the address. */
export type AlertFilters = {
  readonly state?: 'firing' | 'resolved';
  readonly service?: string;
  /** The id of the suppression in force when they began. */
  readonly suppression?: string;
  /** Only alerts that no rule, mapping or catalog entry assigned to a team. */
  readonly unrouted?: true;
  readonly q?: string;
};

export function parseAlertFilters(search: Record<string, unknown>): AlertFilters {
  const { state, service, suppression, unrouted, q } = search;
  return {
    ...(state === 'firing' || state === 'resolved' ? { state } : {}),
    ...(typeof service === 'string' && service !== '' ? { service } : {}),
    ...(typeof suppression === 'string' && suppression !== '' ? { suppression } : {}),
    ...(unrouted === true || unrouted === 'true' ? { unrouted: true } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.trim() } : {}),
  };
}
