import type { Phase } from '@muster/api-client';
import './chip.css';

/** Where an incident stands. Outlined, so that severity beside it stays the loudest thing. */
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
