import { isOwed, owedFirst, type Incident } from '@muster/api-client';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { PhaseChip } from '../../kit/phase-chip.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Elapsed } from './elapsed.tsx';
import { CommanderSeat } from './commander-seat.tsx';
import { IncidentSteps } from './incident-steps.tsx';

/** The header that never scrolls away: severity, what, state, whose, how long, every clock, and what to do next. */
export function IncidentHeader({ incident }: { incident: Incident }) {
  return (
    <header className="incident-header" data-severity={incident.severity}>
      <div className="incident-what">
        <SeverityMark severity={incident.severity} unclassified={incident.unclassified} size="header" />
        <span className="mono soft">{incident.code}</span>
        <h1>
          <Words text={incident.title} />
        </h1>
        <span className="incident-state">
          <PhaseChip phase={incident.phase} drill={incident.drill} />
          <CommanderSeat incident={incident} />
          <Elapsed incident={incident} />
        </span>
      </div>
      <div className="incident-now">
        <div className="incident-clocks" role="list" aria-label="Clocks">
          {owedFirst(incident.clocks).map((clock) => (
            <span role="listitem" key={`${clock.name}-${clock.round}`} data-settled={!isOwed(clock) || undefined}>
              <DeadlinePill clock={clock} withClause={isOwed(clock)} />
            </span>
          ))}
        </div>
        <IncidentSteps incident={incident} />
      </div>
    </header>
  );
}
