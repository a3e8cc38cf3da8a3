import type { StatusComponent, Subscriber, UpdateTemplate } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { OlderOnes } from '../../kit/rows/older-ones.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { AudiencesPanel } from './audiences-panel.tsx';
import { impactWords, PublishedUpdate } from './published-update.tsx';
import { componentsQuery, publishedQuery, subscribersQuery, templatesQuery } from './status-queries.ts';

/** The published state of services, published updates, and external subscribers. */
export function StatusPage() {
  const components = useQuery({ ...componentsQuery, refetchInterval: 15_000 });
  const list = useInfiniteQuery(publishedQuery());
  const subscribers = useInfiniteQuery(subscribersQuery);
  const templates = useQuery(templatesQuery);
  const updates = list.data?.pages.flatMap((page) => page.items) ?? [];
  const failed = [components, list].find(({ isError }) => isError);
  return (
    <Page
      title="Status"
      lead="The state of user-facing services, as published. Only what is shown here has left the organisation."
    >
      <div className="inset">
        <ProblemNote problem={failed === undefined ? undefined : problemOf(failed.error)} />
      </div>
      {components.isPending ? (
        <Waiting what="the status" />
      ) : (components.data?.length ?? 0) === 0 ? (
        <Emptiness command="muster service change NAME --user-facing yes">
          No service in the catalog is user-facing.
        </Emptiness>
      ) : (
        <Rows label="Services" items={components.data ?? []} columns={componentColumns} rowKey={({ name }) => name} />
      )}
      <div className="inset stack">
        <Panel title="Published">
          {list.isSuccess && updates.length === 0 ? <p className="soft">No published updates yet.</p> : null}
          {updates.map((update) => (
            <PublishedUpdate key={update.id} update={update} />
          ))}
          <OlderOnes list={list} />
        </Panel>
        <AudiencesPanel may={mayArrange(subscribers.isError)} />
        <Panel title="Subscribers">
          <p className="soft small">
            Each must confirm first, and can unsubscribe with a link in every message. Their addresses are never shown.
          </p>
          <VerbButton verb="subscriber.add" isCompact may={mayArrange(subscribers.isError)}>
            Add a subscriber
          </VerbButton>
          {(subscribers.data?.pages ?? [])
            .flatMap((page) => page.items)
            .map((subscriber) => (
              <SubscriberRow key={subscriber.id} subscriber={subscriber} />
            ))}
          <OlderOnes list={subscribers} />
        </Panel>
        <Panel title="Templates">
          <VerbButton verb="update-template.add" isCompact may={mayArrange(subscribers.isError)}>
            Add a template
          </VerbButton>
          {(templates.data ?? []).map((template) => (
            <TemplateRow key={template.id} template={template} />
          ))}
        </Panel>
      </div>
    </Page>
  );
}

/** Seeing the subscribers and managing them need the same role. */
const mayArrange = (isRefused: boolean) =>
  isRefused
    ? { allowed: false as const, reason: 'Only people with a role in the RACI matrix may do this.', clause: '2.4' }
    : { allowed: true as const };

function SubscriberRow({ subscriber: { id, kind, state, services, addedAt } }: { subscriber: Subscriber }) {
  return (
    <p>
      {kind} <span className="chip">{state === 'pending' ? 'unconfirmed' : state}</span>
      {services.length === 0 ? ' for everything' : ` for ${services.join(', ')}`} <Time at={addedAt} />{' '}
      <VerbButton verb="subscriber.remove" may={{ allowed: true }} acted={{ key: { id } }} isCompact>
        Remove
      </VerbButton>
    </p>
  );
}

function TemplateRow({ template: { id, name, audience, text } }: { template: UpdateTemplate }) {
  return (
    <p>
      <strong>{name}</strong> <span className="soft">for {audience === 'public' ? 'everybody' : 'stakeholders'}</span>:{' '}
      {text}{' '}
      <VerbButton verb="update-template.remove" may={{ allowed: true }} acted={{ key: { id } }} isCompact>
        Remove
      </VerbButton>
    </p>
  );
}

const componentColumns: readonly Column<StatusComponent>[] = [
  {
    name: 'Service',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ name }) => (
      <Link to="/catalog/$name" params={{ name }} className="rows-title">
        {name}
      </Link>
    ),
  },
  { name: 'For users', width: '150px', cell: ({ impact }) => <span className="chip">{impactWords[impact]}</span> },
  { name: 'Incidents', width: '180px', isWideOnly: true, cell: ({ incidents }) => incidents.join(', ') },
];
