import type { May } from '@muster/api-client';
import { createContext, useContext, useId } from 'react';
import type { ReactNode } from 'react';
import { reasonOf } from './shared-refusal.ts';

/** Why nothing in here may be done: the verdict, its words, and where they stand, which may be further out. */
type Guard = { readonly may: May; readonly reason: string; readonly reasonId: string; readonly isSaid: boolean };

const Around = createContext<Guard | undefined>(undefined);

/** Undefined where whatever is in here may be done. */
export const useGuard = (): Guard | undefined => useContext(Around);

/** What one decision rules. Where it is refused, its controls are off, and a `WhyNot` among them says why. */
export function Guarded({ may, children }: { may: May | undefined; children: ReactNode }) {
  const around = useGuard();
  const reasonId = useId();
  return <Around value={may === undefined ? around : guardOf(may, reasonId, around)}>{children}</Around>;
}

function guardOf(may: May, reasonId: string, around: Guard | undefined): Guard | undefined {
  if (may.allowed) return undefined;
  const reason = reasonOf(may);
  return reason === around?.reason ? { ...around, isSaid: true } : { may, reason, reasonId, isSaid: false };
}
