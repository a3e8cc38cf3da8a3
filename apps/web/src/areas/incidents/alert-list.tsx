import type { Alert } from '@muster/api-client';
import { useRef } from 'react';
import { Time } from '../../kit/time/time.tsx';
import { useLongList } from '../../kit/virtual/use-long-list.ts';
import { AlertLabels } from '../alerts/alert-labels.tsx';
import { AlertState } from '../alerts/alert-state.tsx';

/** One alert per line; of thousands, only those in view are rendered. */
export function AlertList({ alerts }: { alerts: readonly Alert[] }) {
  const list = useRef<HTMLUListElement>(null);
  const { first, count, before, after, measure } = useLongList(list, alerts.length, rowHeight);
  return (
    <ul ref={list} className="deliveries" style={{ paddingTop: before, paddingBottom: after }}>
      {alerts.slice(first, first + count).map((alert, place) => (
        <li key={alert.id} ref={measure} data-index={first + place}>
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
  );
}

const rowHeight = 32;
