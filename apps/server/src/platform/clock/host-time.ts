import { performance } from 'node:perf_hooks';

/** The host's two clocks, in milliseconds: one that people set, one that only runs. The one place that reads them. */
export type HostTime = { readonly wallMs: () => number; readonly monotonicMs: () => number };

export const hostTime: HostTime = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };
