import type { Phase } from '@muster/api-client';
import './chip.css';

/** An incident's phase. Outlined, so that the severity beside it stays the most prominent. */
export function PhaseChip({ phase, drill = false }: { phase: Phase; drill?: boolean }) {
  return (
    <>
      <span className="chip" data-phase={phase}>
        {phase}
      </span>
      {drill ? <span className="chip chip-drill">drill</span> : null}
    </>
  );
}
