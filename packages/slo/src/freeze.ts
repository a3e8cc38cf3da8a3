import { MINUTE_MS } from './window.ts';

/** Whether an objective freezes deployments, and since when it has been recovering. */
export type FreezeState =
  | { readonly kind: 'open' }
  | { readonly kind: 'frozen'; readonly since: number; readonly recoveredSince: number | undefined };

/**
 * Entered at once, left only after the budget has held for long enough: a budget at the limit does not flap (GOV 4.7).
 */
export function nextFreeze(state: FreezeState, freezes: boolean, at: number, holdsMinutes: number): FreezeState {
  if (state.kind === 'open') return freezes ? { kind: 'frozen', since: at, recoveredSince: undefined } : state;
  if (freezes) return { ...state, recoveredSince: undefined };
  const recoveredSince = state.recoveredSince ?? at;
  return at - recoveredSince >= holdsMinutes * MINUTE_MS ? { kind: 'open' } : { ...state, recoveredSince };
}
