export const updateStates = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type UpdateState = (typeof updateStates)[number];

/** From none to worst. */
export const impacts = ['none', 'degraded', 'partial-outage', 'full-outage'] as const;
export type Impact = (typeof impacts)[number];

/** What an incident's newest PUBLIC update says of the services that it names. */
export type Standing = {
  readonly code: string;
  readonly state: UpdateState;
  readonly impact: Impact;
  readonly services: readonly string[];
};

export type Component = { readonly name: string; readonly impact: Impact; readonly incidents: readonly string[] };

/**
 * How each component stands: the worst that the newest update of any incident says of it, and nothing once that one is
 * resolved. Components come from the catalog; one that an update names stands here whether it is user-facing or not.
 */
export function componentsOf(catalog: readonly string[], newest: readonly Standing[]): readonly Component[] {
  const current = newest.filter(({ state, impact }) => state !== 'resolved' && impact !== 'none');
  const names = [...new Set([...catalog, ...current.flatMap(({ services }) => services)])].toSorted();
  return names.map((name) => {
    const about = current.filter(({ services }) => services.includes(name));
    const worst = Math.max(0, ...about.map(({ impact }) => impacts.indexOf(impact)));
    return { name, impact: impacts[worst] ?? 'none', incidents: about.map(({ code }) => code) };
  });
}

/** Whether a subscriber is told: of everything, or of what concerns one of their services. */
export const concerns = (wanted: readonly string[], services: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((name) => services.includes(name));
