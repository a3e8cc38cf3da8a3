import type { Incident } from '@muster/api-client';
import { PhaseChip } from '../../kit/phase-chip.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { CommanderSeat } from './commander-seat.tsx';
import { Elapsed } from './elapsed.tsx';
import { IncidentSteps } from './incident-steps.tsx';
import { NextDeadline } from './next-deadline.tsx';

/** The sticky header: severity and title, commander and duration, the next deadline, and what to do now. */
export function IncidentHeader({ incident }: { incident: Incident }) {
  return (
    <header className="incident-header" data-severity={incident.severity}>
      <div className="incident-what">
        <div className="incident-title">
          <SeverityMark severity={incident.severity} unclassified={incident.unclassified} size="header" />
          <h1 title={incident.title}>
            <bdi>
              <Words text={incident.title} />
            </bdi>
          </h1>
        </div>
        <div className="incident-state">
          <span className="mono soft">{incident.code}</span>
          <PhaseChip phase={incident.phase} drill={incident.drill} />
          <CommanderSeat incident={incident} />
          <Elapsed incident={incident} />
        </div>
      </div>
      <NextDeadline clocks={incident.clocks} />
      <IncidentSteps incident={incident} />
    </header>
  );
}
