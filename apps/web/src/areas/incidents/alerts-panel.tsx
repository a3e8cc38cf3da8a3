import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { BusyButton } from '../../kit/busy-button.tsx';
import { problemOf } from '../../api/problem-of.ts';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { AlertList } from './alert-list.tsx';
import { incidentAlertsQuery } from './incident-queries.ts';

const shownAtFirst = 8;

/** The alerts joined to this incident, firing ones first; more are loaded on request. */
export function AlertsPanel({ code }: { code: string }) {
  const [isWhole, setWhole] = useState(false);
  const list = useInfiniteQuery(incidentAlertsQuery(code));
  const alerts = (list.data?.pages.flatMap((page) => page.items) ?? []).toSorted(
    (first, second) => Number(second.state === 'firing') - Number(first.state === 'firing'),
  );
  const firing = alerts.filter((alert) => alert.state === 'firing').length;
  const andMore = list.hasNextPage ? '+' : '';
  return (
    <Panel
      title="Alerts"
      aside={
        <span className="soft small numbers">{`${firing}${andMore} firing · ${alerts.length}${andMore} grouped`}</span>
      }
    >
      <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      {list.isSuccess && alerts.length === 0 ? <p className="soft">No alert belongs to this incident.</p> : null}
      <AlertList alerts={isWhole ? alerts : alerts.slice(0, shownAtFirst)} />
      {!isWhole && alerts.length > shownAtFirst ? (
        <div>
          <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
            All {alerts.length}
            {andMore}
          </Button>
        </div>
      ) : null}
      {isWhole && list.hasNextPage ? (
        <div>
          <BusyButton
            variant="default"
            size="compact-sm"
            isBusy={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Load more
          </BusyButton>
        </div>
      ) : null}
    </Panel>
  );
}
