import { answerOf } from '@muster/api-client';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';

const erasuresQuery = queryOptions({
  queryKey: ['erasures'],
  queryFn: async () => answerOf(api.GET('/v1/erasures')),
  refetchInterval: 15_000,
});

const itemsQuery = (id: string) =>
  queryOptions({
    queryKey: ['erasures', id],
    queryFn: async () => answerOf(api.GET('/v1/erasures/{id}/items', { params: { path: { id } } })),
    refetchInterval: 15_000,
  });

/** Personal data: export and erasure, with the progress of each erasure down to the files. */
export function DataSubjectsPage() {
  const asked = useQuery(erasuresQuery);
  const mayTell = useMay('subject.tell');
  const mayErase = useMay('erasure.keep');
  const erasures = asked.data?.items ?? [];
  return (
    <Page
      title="Personal data"
      count={asked.data === undefined ? '' : String(erasures.length)}
      lead="Export or erase what is stored about a member or an outside person. The record keeps what was done, without names, and every proof stays valid."
      actions={<ClauseChip id="6.3" />}
    >
      <ProblemNote problem={asked.isError ? problemOf(asked.error) : undefined} />
      <div className="inset stack">
        <Panel title="Data subject requests">
          <div className="row">
            <VerbButton verb="subject.export" may={mayTell}>
              Export somebody’s data
            </VerbButton>
            <VerbButton verb="erasure.begin" may={mayErase}>
              Erase somebody’s data
            </VerbButton>
          </div>
        </Panel>
        {asked.data !== undefined && erasures.length === 0 ? (
          <Emptiness command="muster erasure begin --help">No erasures yet.</Emptiness>
        ) : null}
        {erasures.map((erasure) => (
          <ErasurePanel key={erasure.id} {...erasure} />
        ))}
        {asked.data?.nextCursor === undefined ? null : <p className="soft">Older erasures: muster erasure list</p>}
      </div>
    </Page>
  );
}

type Shown = {
  readonly id: string;
  readonly of: string;
  readonly says: string;
  readonly askedAt: string;
  readonly destroyFrom: string;
  readonly state: string;
  readonly problem?: string | undefined;
};

function ErasurePanel({ id, of, says, state, askedAt, destroyFrom, problem }: Shown) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel
      title={of === 'somebody outside' ? 'Somebody outside' : 'A member'}
      aside={
        <button type="button" className="plain-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide items' : 'Show items'}
        </button>
      }
    >
      <p>
        <strong>{says}</strong>, asked <Time at={askedAt} />
        {state === 'waiting' && destroyFrom > askedAt ? (
          <>
            , begins <Time at={destroyFrom} as="absolute" />
          </>
        ) : null}
      </p>
      {problem === undefined ? null : <p role="note">Waiting: {problem}</p>}
      {isOpen ? <Items id={id} /> : null}
    </Panel>
  );
}

function Items({ id }: { readonly id: string }) {
  const asked = useQuery(itemsQuery(id));
  const may = useMay('erasure.keep');
  if (asked.isError) return <ProblemNote problem={problemOf(asked.error)} />;
  return (asked.data?.items ?? []).map(({ place, ref, state, reason, heldBy }) => (
    <div key={`${place} ${ref}`} className="row">
      <span>
        {place} <code>{ref}</code>: {state}
        {reason === undefined ? '' : `, because ${reason} (${heldBy ?? 'somebody'})`}
      </span>
      {state === 'waiting' ? (
        <VerbButton verb="erasure.hold" may={may} acted={{ key: { id } }} given={{ place, ref }} isCompact>
          Hold
        </VerbButton>
      ) : null}
      {state === 'held' ? (
        <VerbButton verb="erasure.release" may={may} acted={{ key: { id } }} given={{ place, ref }} isCompact>
          Release
        </VerbButton>
      ) : null}
    </div>
  ));
}
