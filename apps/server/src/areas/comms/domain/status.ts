export const updateStates = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type UpdateState = (typeof updateStates)[number];

/** In ascending order. */
export const impacts = ['none', 'degraded', 'partial-outage', 'full-outage'] as const;
export type Impact = (typeof impacts)[number];

/** What an incident's newest PUBLIC update says about the services it names. */
export type Standing = {
  readonly code: string;
  readonly state: UpdateState;
  readonly impact: Impact;
  readonly services: readonly string[];
};

export type Component = { readonly name: string; readonly impact: Impact; readonly incidents: readonly string[] };

/**
 * Each component's status: the worst of the incidents' newest updates that name it, ignoring resolved ones. Components
 * are the catalog's, plus any other service that an update names.
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

/** Whether an update concerns a subscriber: always without selected services, otherwise if it names one of them. */
export const concerns = (wanted: readonly string[], services: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((name) => services.includes(name));
