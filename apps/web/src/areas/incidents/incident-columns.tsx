import type { IncidentSummary } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { Person } from '../../kit/person.tsx';
import { PhaseChip } from '../../kit/phase-chip.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';

/** An incident in a row: how bad, what, state, whose, what is due next, how old. */
export const incidentColumns: readonly Column<IncidentSummary>[] = [
  {
    name: 'Severity',
    width: '80px',
    cell: ({ severity, unclassified }) => <SeverityMark severity={severity} unclassified={unclassified} />,
  },
  {
    name: 'Incident',
    width: 'minmax(0, 1fr)',
    cell: ({ code, title }) => (
      <>
        <Link to="/incidents/$code" params={{ code }} className="rows-title">
          {title}
        </Link>{' '}
        <span className="mono soft small">{code}</span>
      </>
    ),
  },
  { name: 'State', width: '150px', isWideOnly: true, cell: ({ phase, drill }) => <PhaseChip phase={phase} drill={drill} /> },
  {
    name: 'Commander',
    width: '150px',
    isWideOnly: true,
    cell: ({ commander, phase }) =>
      commander?.named ? <Person person={commander.person} /> : <span className={phase === 'closed' ? 'soft' : 'nobody'}>nobody</span>,
  },
  { name: 'Due next', width: 'fit-content(210px)', cell: ({ nextClock }) => (nextClock === undefined ? null : <DeadlinePill clock={nextClock} />) },
  {
    name: 'Declared',
    width: '90px',
    isWideOnly: true,
    cell: ({ declaredAt }) => (
      <span className="soft">
        <Time at={declaredAt} />
      </span>
    ),
  },
];
