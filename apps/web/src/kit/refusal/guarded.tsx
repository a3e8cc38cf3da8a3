import type { May } from '@muster/api-client';
import { createContext, useContext, useId } from 'react';
import type { ReactNode } from 'react';
import { reasonOf } from './shared-refusal.ts';

/**
 * Why nothing in here may be done: the verdict, its text, and the id of the element that explains it, which may be
 * further out.
 */
type Guard = { readonly may: May; readonly reason: string; readonly reasonId: string; readonly isSaid: boolean };

const Around = createContext<Guard | undefined>(undefined);

/** Undefined if actions in here are allowed. */
export const useGuard = (): Guard | undefined => useContext(Around);

/** A region governed by one decision. If refused, its controls are disabled and a `WhyNot` in it explains why. */
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
