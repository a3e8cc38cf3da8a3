/** What the list of alerts is narrowed to, as it stands in the address. */
export type AlertFilters = { readonly state?: 'firing' | 'resolved'; readonly service?: string; readonly q?: string };

export function parseAlertFilters(search: Record<string, unknown>): AlertFilters {
  const { state, service, q } = search;
  return {
    ...(state === 'firing' || state === 'resolved' ? { state } : {}),
    ...(typeof service === 'string' && service !== '' ? { service } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.trim() } : {}),
  };
}
