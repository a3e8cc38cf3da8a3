import { answerOf } from '@muster/api-client';
import type { Integration } from '@muster/api-client';
import { TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Form } from '../../kit/form/form.tsx';
import { useFields } from '../../kit/form/use-fields.tsx';
import { Panel } from '../../kit/panel.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { useMay } from '../session/use-may.ts';
import { FailedDeliveries } from './failed-deliveries.tsx';
import { integrationsQuery } from './integration-queries.ts';
import { KeyOnce } from './key-once.tsx';

/** Where alerts come from. Each integration has a key of its own, shown once. */
export function IntegrationsPage() {
  const list = useQuery(integrationsQuery);
  const mayCreate = useMay('integration.create');
  return (
    <Page
      title="Integrations"
      count={String(list.data?.items.length ?? '')}
      lead="An integration gives an Alertmanager an address and a key. Its alerts become incidents by the policy’s severities."
    >
      <div className="inset stack below">
        <Guarded may={mayCreate}>
          <WhyNot />
          <NewIntegration />
        </Guarded>
        <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      </div>
      {list.data === undefined || list.data.items.length === 0 ? null : (
        <Rows label="Integrations" items={list.data.items} columns={columns} rowKey={({ id }) => id} />
      )}
      <FailedDeliveries title="With a key that no integration has" failures={list.data?.unknownKey ?? []} />
    </Page>
  );
}

function NewIntegration() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/integrations', { body: { name: name.trim(), kind: 'alertmanager' } })),
    onSuccess: () => setName(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['integrations'] }),
  });
  const fields = useFields({ labels: { '/name': 'Name' }, error: create.error });
  return (
    <>
      {create.data === undefined ? null : <KeyOnce integration={create.data} />}
      <Panel title="New integration">
        <Form fields={fields} className="one-line" onSend={() => create.mutate()}>
          <TextInput
            {...fields.field('/name')}
            placeholder="production Alertmanager"
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <GuardedButton isBusy={create.isPending} isIdle={name.trim() === ''} isMain>
            Create
          </GuardedButton>
        </Form>
        <ProblemNote problem={fields.note} />
      </Panel>
    </>
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
