import type { IncidentSummary } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { DeadlinePill } from '../../kit/deadline/deadline-pill.tsx';
import { Person } from '../../kit/person.tsx';
import { PhaseChip } from '../../kit/phase-chip.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';
import { WarningMarks } from './incident-warnings.tsx';

/** Columns of an incident row: severity, title, state, commander, next deadline, age. */
export const incidentColumns: readonly Column<IncidentSummary>[] = [
  {
    name: 'Severity',
    width: 'max-content',
    cell: ({ severity, unclassified }) => <SeverityMark severity={severity} unclassified={unclassified} />,
  },
  {
    name: 'Incident',
    isMain: 'line',
    width: 'minmax(0, 1fr)',
    cell: ({ code, title }) => (
      <span className="titled">
        <Link to="/incidents/$code" params={{ code }} className="rows-title">
          <Words text={title} isInLink />
        </Link>{' '}
        <span className="mono soft small nowrap">{code}</span>
      </span>
    ),
  },
  {
    name: 'State',
    width: 'max-content',
    cell: (incident) => (
      <>
        <PhaseChip phase={incident.phase} drill={incident.drill} />
        <WarningMarks incident={incident} />
      </>
    ),
  },
  {
    name: 'Commander',
    width: 'fit-content(180px)',
    cell: ({ commander, nextClock }) =>
      commander?.named ? (
        <Person person={commander.person} />
      ) : (
        <span className={nextClock?.name === 'commander' ? 'nobody' : 'soft'}>no commander</span>
      ),
  },
  {
    name: 'Due next',
    width: 'max-content',
    cell: ({ nextClock }) => (nextClock === undefined ? null : <DeadlinePill clock={nextClock} />),
  },
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
