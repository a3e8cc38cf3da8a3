import { answerOf, type ModelRegistry, type RegistryVersion } from '@muster/api-client';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';

const registriesQuery = queryOptions({
  queryKey: ['model-registries'],
  queryFn: async () => answerOf(api.GET('/v1/model-registries')),
  refetchInterval: 30_000,
});

const versionsQuery = infiniteQueryOptions({
  queryKey: ['model-registries', 'versions'],
  queryFn: async ({ pageParam }) =>
    answerOf(
      api.GET('/v1/model-registries/versions', {
        params: { query: { limit: 100, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
      }),
    ),
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

/** External model registries that Muster reads, and the state of their versions here. */
export function RegistriesPage() {
  const asked = useQuery(registriesQuery);
  const list = useInfiniteQuery(versionsQuery);
  const registries = asked.data?.items ?? [];
  const versions = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title="Model registries"
      count={asked.data === undefined ? '' : String(registries.length)}
      lead="Read every minute: versions that declare their schema are registered, and the version an alias points to is activated."
      actions={
        <>
          <ClauseChip id="7.13" />
          <VerbButton verb="model-registry.connect" may={{ allowed: true }} isMain>
            Connect an MLflow registry
          </VerbButton>
        </>
      }
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      {asked.isSuccess && registries.length === 0 ? (
        <Emptiness command="muster model-registry connect <name> --url <url>">No model registries connected.</Emptiness>
      ) : null}
      <div className="inset stack">
        {registries.map((one) => (
          <One key={one.id} registry={one} />
        ))}
      </div>
      {versions.length === 0 ? null : (
        <Rows
          label="Versions"
          items={versions}
          columns={columns}
          rowKey={({ registry, name, modelVersion }) => `${registry} ${name} ${modelVersion}`}
        />
      )}
      <OlderOnes list={list} />
    </Page>
  );
}

function One({ registry }: { registry: ModelRegistry }) {
  const { id, name, url, readAt, problem, aliases, version } = registry;
  return (
    <Panel
      title={name}
      aside={
        <VerbButton verb="model-registry.remove" may={{ allowed: true }} acted={{ key: { id }, version }} isCompact>
          Remove
        </VerbButton>
      }
    >
      <p>
        <code>{url}</code>{' '}
        {readAt === undefined ? (
          'not read yet'
        ) : (
          <>
            read <Time at={readAt} />
          </>
        )}
      </p>
      {problem === undefined ? null : (
        <p role="note">
          <strong>! {problem}</strong>
        </p>
      )}
      {aliases.map(({ model, alias, modelVersion, problem: why }) => (
        <p key={`${model} ${alias}`}>
          {model}: {alias} is <code>{modelVersion}</code>
          {why === undefined ? null : <strong>, not activated: {why}</strong>}
        </p>
      ))}
    </Panel>
  );
}

const words = {
  registered: 'registered',
  'no-model': 'the model is not in Muster',
  'not-ready': 'not ready in the registry',
  'no-schema': 'declares no schema',
  'bad-schema': 'its schema cannot be read',
  'bad-name': 'its name is not valid in Muster',
} as const satisfies Record<RegistryVersion['standing'], string>;

const columns: readonly Column<RegistryVersion>[] = [
  {
    name: 'Model',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name, model, standing }) =>
      standing === 'no-model' ? (
        name
      ) : (
        <Link to="/models/$name" params={{ name: model }} className="rows-title">
          {name}
        </Link>
      ),
  },
  { name: 'Version', width: '90px', cell: ({ modelVersion }) => <code>{modelVersion}</code> },
  {
    name: 'In Muster',
    width: 'minmax(0, 1fr)',
    cell: ({ standing, problem }) => (problem === undefined ? words[standing] : `${words[standing]}: ${problem}`),
  },
  { name: 'Registry', width: '140px', isWideOnly: true, cell: ({ registry }) => registry },
];
