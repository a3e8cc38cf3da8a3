import { answerOf } from '@muster/api-client';
import type { Integration, NewIntegration } from '@muster/api-client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { integrationsQuery } from './integration-queries.ts';
import { KeyOnce } from './key-once.tsx';

/** Where alerts come from. Each integration has a key of its own, shown once. */
export function IntegrationsPage() {
  const queries = useQueryClient();
  const list = useQuery(integrationsQuery);
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/integrations', { body: { name: name.trim(), kind: 'alertmanager' } })),
    onSuccess: () => setName(''),
    onSettled: () => queries.invalidateQueries({ queryKey: ['integrations'] }),
  });
  const created: NewIntegration | undefined = create.data;
  return (
    <Page
      title="Integrations"
      count={String(list.data?.length ?? '')}
      lead="An integration gives an Alertmanager an address and a key. Its alerts become incidents by the policy’s severities."
    >
      <div className="inset stack below">
        {created === undefined ? null : <KeyOnce integration={created} />}
        <Panel title="New integration">
          <form
            className="one-line"
            onSubmit={(event) => {
              event.preventDefault();
              create.mutate();
            }}
          >
            <TextInput
              label="Name"
              placeholder="production Alertmanager"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
              Create
            </Button>
          </form>
          <ProblemNote problem={create.error === null ? undefined : problemOf(create.error)} />
        </Panel>
        <ProblemNote problem={list.isError ? problemOf(list.error) : undefined} />
      </div>
      {list.data === undefined || list.data.length === 0 ? null : (
        <Rows label="Integrations" items={list.data} columns={columns} rowKey={({ id }) => id} />
      )}
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
