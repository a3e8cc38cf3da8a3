import type { Integration } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-session.ts';
import { FailedDeliveries } from './failed-deliveries.tsx';
import { integrationsQuery, unknownKeysQuery } from './integration-queries.ts';

/** Where alerts come from. Each integration has its own key, shown once. */
export function IntegrationsPage() {
  const list = useQuery(integrationsQuery);
  const mayCreate = useMay('integration.create');
  return (
    <Page
      title="Integrations"
      count={String(list.data?.items.length ?? '')}
      lead="An integration gives an alert source (Alertmanager, Grafana, PagerDuty senders, Datadog, CloudWatch, any JSON, a heartbeat) an address and a key. Its alerts become incidents, with the policy’s severities."
    >
      <div className="inset stack below">
        <Guarded may={mayCreate}>
          <WhyNot />
          <VerbButton verb="integration.create" may={mayCreate} isMain>
            Create an integration
          </VerbButton>
        </Guarded>
        <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      </div>
      {list.data === undefined || list.data.items.length === 0 ? null : (
        <Rows label="Integrations" items={list.data.items} columns={columns} rowKey={({ id }) => id} />
      )}
      <FailedDeliveries title="Deliveries with an unknown key" failures={useQuery(unknownKeysQuery).data ?? []} />
    </Page>
  );
}

const columns: readonly Column<Integration>[] = [
  {
    name: 'Name',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ id, name }) => (
      <Link to="/settings/integrations/$id" params={{ id }} className="rows-title">
        {name}
      </Link>
    ),
  },
  { name: 'Kind', width: '140px', isWideOnly: true, cell: ({ kind }) => kind },
  {
    name: 'Last received',
    width: '130px',
    cell: ({ lastReceivedAt }) =>
      lastReceivedAt === undefined ? <span className="soft">never</span> : <Time at={lastReceivedAt} />,
  },
];
