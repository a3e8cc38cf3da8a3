import type { May } from '@muster/api-client';
import { reasonOf } from '../../kit/refusal/shared-refusal.ts';

/** Why a step is refused, inside its list entry, where nothing else can be pressed. */
export function StepReason({ may }: { may: May }) {
  if (may.allowed) return null;
  return (
    <span className="step-reason">
      {reasonOf(may)} {may.clause === undefined ? null : <span className="mono">{may.clause}</span>}
    </span>
  );
}
