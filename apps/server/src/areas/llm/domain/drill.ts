/** What can go wrong with a provider, each injected by itself (GOV 9.3). */
export const drillFaults = [
  'unreachable',
  'time-out',
  'overloaded',
  'rate-limited',
  'nonsense',
  'cut-stream',
  'all-down',
] as const;
export type DrillFault = (typeof drillFaults)[number];

/** Who answered, or that there was a clear error with what its users get. */
export type DrillResult = { readonly fault: DrillFault; readonly held: boolean; readonly how: string };

export const drillPassed = (results: readonly DrillResult[]): boolean => results.every(({ held }) => held);
