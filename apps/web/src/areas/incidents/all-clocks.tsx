import { owedFirst, type IncidentClock } from '@muster/api-client';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { clockTally } from './clock-tally.ts';
import './all-clocks.css';

/** A phone's header has room for what is still due, and for no clauses. Every clock is here, each with its clause. */
export function AllClocks({ clocks }: { clocks: readonly IncidentClock[] }) {
  if (clocks.length === 0) return null;
  return (
    <details className="all-clocks no-print">
      <summary>
        All clocks: <span className="numbers">{clockTally(clocks)}</span>
      </summary>
      <ul>
        {owedFirst(clocks).map((clock) => (
          <li key={`${clock.name}-${clock.round}`}>
            <DeadlinePill clock={clock} />
            <ClauseChip id={clock.clause} />
          </li>
        ))}
      </ul>
    </details>
  );
}
