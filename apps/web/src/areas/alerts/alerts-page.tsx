import { answerOf } from '@muster/api-client';
import type { Alert } from '@muster/api-client';
import { Button, Checkbox } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';
import { parseAlertFilters } from './alert-filters.ts';
import type { AlertFilters } from './alert-filters.ts';
import { AlertLabels } from './alert-labels.tsx';
import { AlertTrace } from './alert-trace.tsx';
import { AlertState } from './alert-state.tsx';
import { ExportAlerts } from './export-alerts.tsx';
import { KeptViews } from './kept-views.tsx';
import { MarkedAlerts } from './marked-alerts.tsx';

/** Alerts as received, each with its incident. */
export function AlertsPage() {
  const filters = useSearch({ from: '/members/alerts' });
  const navigate = useNavigate({ from: '/alerts' });
  const list = useInfiniteQuery(alertListQuery(filters));
  const alerts = list.data?.pages.flatMap((page) => page.items) ?? [];
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [traced, setTraced] = useState<{ readonly id: string; readonly name: string } | undefined>();
  const toggle = (id: string) => setMarked(marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id]);
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <Page
      title="Alerts"
      count={list.data === undefined ? '' : `${alerts.length}${list.hasNextPage ? '+' : ''}`}
      actions={
        <>
          <KeptViews filters={filters} />
          <ExportAlerts filters={filters} />
          <Link to="/alerts/held">Held back</Link>
        </>
      }
    >
      <FilterBar
        search={filters.q ?? ''}
        onSearch={(q) => void navigate({ search: parseAlertFilters({ ...filters, q }) })}
        tokens={[
          ...(filters.state === undefined
            ? []
            : [
                {
                  words: filters.state,
                  onRemove: () => void navigate({ search: parseAlertFilters({ ...filters, state: undefined }) }),
                },
              ]),
          ...(filters.service === undefined
            ? []
            : [
                {
                  words: `service ${filters.service}`,
                  onRemove: () => void navigate({ search: parseAlertFilters({ ...filters, service: undefined }) }),
                },
              ]),
          ...(filters.unrouted === undefined
            ? []
            : [
                {
                  words: 'matched no rule',
                  onRemove: () => void navigate({ search: parseAlertFilters({ ...filters, unrouted: undefined }) }),
                },
              ]),
          ...(filters.suppression === undefined
            ? []
            : [
                {
                  words: 'held back',
                  onRemove: () => void navigate({ search: parseAlertFilters({ ...filters, suppression: undefined }) }),
                },
              ]),
          ...(filters.q === undefined
            ? []
            : [
                {
                  words: `“${filters.q}”`,
                  onRemove: () => void navigate({ search: parseAlertFilters({ ...filters, q: undefined }) }),
                },
              ]),
        ]}
        choices={[
          {
            name: 'State',
            options: [
              ['', 'any'],
              ['firing', 'firing'],
              ['resolved', 'resolved'],
            ],
            value: filters.state ?? '',
            onChoose: (state) => void navigate({ search: parseAlertFilters({ ...filters, state }) }),
          },
          {
            name: 'Routing',
            options: [
              ['', 'any'],
              ['true', 'matched no rule'],
            ],
            value: filters.unrouted === true ? 'true' : '',
            onChoose: (unrouted) => void navigate({ search: parseAlertFilters({ ...filters, unrouted }) }),
          },
        ]}
      />
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      <MarkedAlerts ids={marked} onDone={() => setMarked([])} />
      {list.isPending ? (
        <Waiting what="the alerts" />
      ) : list.isSuccess && alerts.length === 0 ? (
        isNarrowed ? (
          <Emptiness action={<Link to="/alerts">Show all alerts</Link>}>No alert matches these filters.</Emptiness>
        ) : (
          <Emptiness
            action={<Link to="/settings/integrations">Create an integration</Link>}
            command="muster integration create --name production"
          >
            No alert has been received. An integration gives your Alertmanager an address and a key.
          </Emptiness>
        )
      ) : (
        <Rows
          label="Alerts"
          items={alerts}
          columns={[markColumn(marked, toggle), ...columns, traceColumn(setTraced)]}
          rowKey={({ id }) => id}
          rowState={({ state, incident }) => `${state}${incident}`}
          onMark={({ id }) => toggle(id)}
          isMarked={({ id }) => marked.includes(id)}
        />
      )}
      <OlderOnes list={list} />
      {traced === undefined ? null : <AlertTrace {...traced} onClose={() => setTraced(undefined)} />}
    </Page>
  );
}

const alertListQuery = (filters: AlertFilters) =>
  infiniteQueryOptions({
    queryKey: ['alerts', filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/alerts', {
          params: { query: { ...filters, limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  });

const traceColumn = (open: (alert: { readonly id: string; readonly name: string }) => void): Column<Alert> => ({
  name: 'Trace',
  width: '56px',
  cell: ({ id, name }) => (
    <Button variant="subtle" size="compact-xs" aria-label={`Trace of ${name}`} onClick={() => open({ id, name })}>
      trace
    </Button>
  ),
});

/** For devices without a keyboard: phone, mouse. */
const markColumn = (marked: readonly string[], toggle: (id: string) => void): Column<Alert> => ({
  name: 'Select',
  width: '36px',
  cell: ({ id, name }) => (
    <Checkbox aria-label={`Select ${name}`} checked={marked.includes(id)} onChange={() => toggle(id)} size="sm" />
  ),
});

const columns: readonly Column<Alert>[] = [
  {
    name: 'State',
    width: '64px',
    cell: ({ state }) => <AlertState state={state} />,
  },
  {
    name: 'Alert',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name, labels, deliveries }) => (
      <>
        <span className="strong">{name}</span>
        {deliveries > 1 ? <span className="soft small numbers"> ×{deliveries}</span> : null}{' '}
        <AlertLabels labels={labels} />
      </>
    ),
  },
  {
    name: 'Severity',
    width: '80px',
    isWideOnly: true,
    cell: ({ severity }) => (severity === undefined ? null : <SeverityMark severity={severity} />),
  },
  {
    name: 'Incident',
    width: '100px',
    cell: ({ incident, suppression }) =>
      incident === undefined ? (
        <span className="soft">{suppression === undefined ? 'none' : 'held back'}</span>
      ) : (
        <Link to="/incidents/$code" params={{ code: incident }} className="mono rows-title">
          {incident}
        </Link>
      ),
  },
  {
    name: 'Received',
    width: '90px',
    isWideOnly: true,
    cell: ({ receivedAt }) => (
      <span className="soft">
        <Time at={receivedAt} />
      </span>
    ),
  },
];
