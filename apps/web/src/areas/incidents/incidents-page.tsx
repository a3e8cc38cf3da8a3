import type { IncidentSummary } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import { useSession } from '../session/use-session.ts';
import { filterTokens, parseIncidentFilters, phases, severities, toIncidentQuery } from './incident-filters.ts';
import { incidentColumns } from './incident-columns.tsx';
import { incidentListQuery } from './incident-queries.ts';
import { MarkedBar } from './marked-bar.tsx';

/** All incidents visible to the reader; the filters are in the address. */
export function IncidentsPage() {
  const filters = useSearch({ from: '/members/incidents' });
  const navigate = useNavigate({ from: '/incidents' });
  const [marked, setMarked] = useState<readonly string[]>([]);
  const reader = useSession()?.principal.id;
  const list = useInfiniteQuery(incidentListQuery(toIncidentQuery(filters, reader)));
  // Deduplicates incidents that moved down the list between two pages.
  const items = [...new Map(list.data?.pages.flatMap((page) => page.items).map((one) => [one.code, one])).values()];
  const narrow = (name: string, value: string) =>
    void navigate({ search: parseIncidentFilters({ ...filters, [name]: value }) });
  return (
    <Page title="Incidents" count={String(list.data?.pages[0]?.total ?? '')} actions={<DeclareButton />}>
      <FilterBar
        search={filters.q ?? ''}
        onSearch={(q) => narrow('q', q)}
        tokens={filterTokens(filters).map(({ words, without }) => ({
          words,
          onRemove: () => void navigate({ search: without }),
        }))}
        choices={[
          {
            name: 'Show',
            options: [
              ['', 'open'],
              ['all', 'open and closed'],
              ['drills', 'drills'],
            ],
            value: filters.show ?? '',
            onChoose: (value) => narrow('show', value),
          },
          {
            name: 'Severity',
            options: [['', 'any'], ...severities.map((one) => [one, one] as const)],
            value: filters.severity ?? '',
            onChoose: (value) => narrow('severity', value),
          },
          {
            name: 'State',
            options: [['', 'any'], ...phases.map((one) => [one, one] as const)],
            value: filters.phase ?? '',
            onChoose: (value) => narrow('phase', value),
          },
          {
            name: 'Commander',
            options: [
              ['', 'any'],
              ['me', 'me'],
              ['none', 'nobody'],
            ],
            value: filters.commander ?? '',
            onChoose: (value) => narrow('commander', value),
          },
        ]}
      />
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      <MarkedBar codes={marked} onDone={() => setMarked([])} />
      {list.isPending ? (
        <Waiting what="the incidents" />
      ) : list.isSuccess && items.length === 0 ? (
        <NoIncidents isNarrowed={filterTokens(filters).length > 0} />
      ) : (
        <Rows
          label="Incidents"
          items={items}
          columns={incidentColumns}
          rowKey={(incident) => incident.code}
          rowState={rowState}
          onMark={({ code }) =>
            setMarked(marked.includes(code) ? marked.filter((one) => one !== code) : [...marked, code])
          }
          isMarked={({ code }) => marked.includes(code)}
        />
      )}
      <OlderOnes list={list} words="More incidents" />
    </Page>
  );
}

function NoIncidents({ isNarrowed }: { isNarrowed: boolean }) {
  if (isNarrowed)
    return (
      <Emptiness action={<Link to="/incidents">Show open incidents</Link>}>
        No incident matches these filters.
      </Emptiness>
    );
  return (
    <Emptiness action={<DeclareButton />} command={'muster incident declare "Fraud model p99 over 2 s"'}>
      No incident is open. Declare one with just a title, or connect alerts through an integration.
    </Emptiness>
  );
}

function DeclareButton() {
  const navigate = useNavigate();
  return <Button onClick={() => void navigate({ to: '/incidents/declare' })}>Declare an incident</Button>;
}

const rowState = ({ phase, severity, commander, nextClock, unreached, stillFiring }: IncidentSummary): string =>
  [phase, severity, commander?.person.id, nextClock?.name, nextClock?.state, unreached?.why, stillFiring].join();
