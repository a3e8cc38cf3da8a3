import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { PhaseChip } from '../../kit/phase-chip.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { AlertList } from '../incidents/alert-list.tsx';
import { serviceAlertsQuery, serviceIncidentsQuery } from './catalog-queries.ts';

/** Incidents about a service, or joined by its alerts, open ones first. */
export function ServiceIncidents({ name }: { name: string }) {
  const { data, isError, error } = useQuery(serviceIncidentsQuery(name));
  const items = data?.items ?? [];
  return (
    <Panel title="Incidents" aside={<span className="soft small numbers">{data?.total ?? ''}</span>}>
      <ProblemNote problem={isError ? problemOf(error) : undefined} />
      {data !== undefined && items.length === 0 ? <p className="soft">None visible to you.</p> : null}
      {items.length === 0 ? null : (
        <ul className="deliveries">
          {items.map(({ code, title, severity, unclassified, phase, drill }) => (
            <li key={code}>
              <SeverityMark severity={severity} unclassified={unclassified} />
              <span className="grow">
                <Link to="/incidents/$code" params={{ code }}>
                  <Words text={title} isInLink />
                </Link>
              </span>
              <PhaseChip phase={phase} drill={drill} />
            </li>
          ))}
        </ul>
      )}
      {(data?.total ?? 0) > items.length ? (
        <Link to="/incidents" search={{ service: name, show: 'all' }}>
          Show all
        </Link>
      ) : null}
    </Panel>
  );
}

/** The newest alerts of a service. */
export function ServiceAlerts({ name }: { name: string }) {
  const { data, isError, error } = useQuery(serviceAlertsQuery(name));
  return (
    <Panel title="Alerts">
      <ProblemNote problem={isError ? problemOf(error) : undefined} />
      {data?.items.length === 0 ? <p className="soft">None visible to you.</p> : null}
      <AlertList alerts={data?.items ?? []} />
      {data?.nextCursor === undefined ? null : (
        <Link to="/alerts" search={{ service: name }}>
          Show all
        </Link>
      )}
    </Panel>
  );
}
