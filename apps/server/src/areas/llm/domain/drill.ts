/** Provider failures, each injected separately (GOV 9.3). */
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

/** Which route answered, or that the caller got a clear error with the degraded behaviour. */
export type DrillResult = { readonly fault: DrillFault; readonly held: boolean; readonly how: string };

export const drillPassed = (results: readonly DrillResult[]): boolean => results.every(({ held }) => held);
