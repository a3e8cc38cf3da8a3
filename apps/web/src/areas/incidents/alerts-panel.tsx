import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';
import { AlertLabels } from '../alerts/alert-labels.tsx';
import { AlertState } from '../alerts/alert-state.tsx';
import { incidentAlertsQuery } from './incident-queries.ts';

const shownAtOnce = 12;

/** The alerts that were joined to this incident, firing ones first. */
export function AlertsPanel({ code }: { code: string }) {
  const page = useQuery(incidentAlertsQuery(code)).data;
  const alerts = (page?.items ?? []).toSorted(
    (first, second) => Number(second.state === 'firing') - Number(first.state === 'firing'),
  );
  const firing = alerts.filter((alert) => alert.state === 'firing').length;
  const more = page?.nextCursor === undefined ? '' : '+';
  return (
    <Panel
      title="Alerts"
      aside={<span className="soft small numbers">{`${firing} firing · ${alerts.length}${more} grouped`}</span>}
    >
      {alerts.length === 0 ? <p className="soft">No alert belongs to this incident.</p> : null}
      <ul className="deliveries">
        {alerts.slice(0, shownAtOnce).map((alert) => (
          <li key={alert.id}>
            <AlertState state={alert.state} />
            <span className="grow">
              <span className="strong">{alert.name}</span> <AlertLabels labels={alert.labels} />
            </span>
            <span className="soft small">
              <Time at={alert.startsAt} as="time-of-day" />
            </span>
          </li>
        ))}
      </ul>
      {alerts.length > shownAtOnce || more !== '' ? (
        <p className="soft small">
          {Math.min(shownAtOnce, alerts.length)} of {alerts.length}
          {more} are shown.
        </p>
      ) : null}
    </Panel>
  );
}
