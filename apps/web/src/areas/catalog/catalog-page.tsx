import type { Service } from '@muster/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { catalogQuery } from './catalog-queries.ts';
import { ImportButton } from './import-button.tsx';

/** What the organisation runs, and who owns it. */
export function CatalogPage() {
  const list = useInfiniteQuery(catalogQuery);
  const services = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Catalog"
      count={list.data === undefined ? '' : `${services.length}${list.hasNextPage ? '+' : ''}`}
      lead="Services, models, pipelines and data sets: their owners and dependencies."
      actions={
        <>
          <ImportButton />
          <VerbButton verb="service.add" may={{ allowed: true }} isMain>
            Add a service
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={list.isError && !list.isFetchNextPageError ? problemOf(list.error) : undefined} />
      {list.isPending ? (
        <Waiting what="the catalog" />
      ) : list.isSuccess && services.length === 0 ? (
        <Emptiness command="muster service import services.csv --preview">
          The catalog is empty. Add a service, or import a CSV file or a Backstage catalog-info.yaml.
        </Emptiness>
      ) : (
        <Rows label="Services" items={services} columns={columns} rowKey={({ name }) => name} />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

const columns: readonly Column<Service>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name }) => (
      <Link to="/catalog/$name" params={{ name }} className="rows-title">
        {name}
      </Link>
    ),
  },
  { name: 'Kind', width: '110px', isWideOnly: true, cell: ({ kind }) => <span className="chip">{kind}</span> },
  { name: 'Team', width: '180px', isWideOnly: true, cell: ({ team }) => team?.name ?? '' },
  { name: 'Tier', width: '70px', cell: ({ tier }) => tier ?? '' },
  {
    name: 'User-facing',
    width: '110px',
    isWideOnly: true,
    cell: ({ userFacing }) => (userFacing === undefined ? '' : userFacing ? 'yes' : 'no'),
  },
];
