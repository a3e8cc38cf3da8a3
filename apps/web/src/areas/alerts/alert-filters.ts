/** What the list of alerts is narrowed to, as it stands in the address. */
export type AlertFilters = {
  readonly state?: 'firing' | 'resolved';
  readonly service?: string;
  /** The id of what held them when they began. */
  readonly suppression?: string;
  readonly q?: string;
};

export function parseAlertFilters(search: Record<string, unknown>): AlertFilters {
  const { state, service, suppression, q } = search;
  return {
    ...(state === 'firing' || state === 'resolved' ? { state } : {}),
    ...(typeof service === 'string' && service !== '' ? { service } : {}),
    ...(typeof suppression === 'string' && suppression !== '' ? { suppression } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.trim() } : {}),
  };
}
