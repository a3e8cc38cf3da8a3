/** What the list of alerts is narrowed to, as it stands in the address. */
export type AlertFilters = { readonly state?: 'firing' | 'resolved'; readonly q?: string };

export function parseAlertFilters(search: Record<string, unknown>): AlertFilters {
  const { state, q } = search;
  return {
    ...(state === 'firing' || state === 'resolved' ? { state } : {}),
    ...(typeof q === 'string' && q.trim() !== '' ? { q: q.trim() } : {}),
  };
}
