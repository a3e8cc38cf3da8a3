import { answerOf } from '@muster/api-client';
import type { Received } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { Page } from '../../app/page.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Emptiness } from '../../kit/emptiness.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { Rows } from '../../kit/rows/rows.tsx';
import type { Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { integrationQuery, receivedQuery } from './integration-queries.ts';
import { KeyOnce } from './key-once.tsx';
import { MappingPanel } from './mapping-panel.tsx';

/** One integration: what it received, and why that did what it did. */
export function IntegrationPage() {
  const { id } = useParams({ from: '/members/settings/integrations/$id' });
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'rotate' | 'remove' | undefined>();
  const integration = useQuery(integrationQuery(id));
  const received = useQuery({ ...receivedQuery(id), refetchInterval: 15_000 });
  const teams = useQuery(teamsQuery);
  const settled = () => queries.invalidateQueries({ queryKey: ['integrations'] });
  const path = { params: { path: { id } } };
  const rotate = useMutation({
    mutationFn: () => answerOf(api.POST('/v1/integrations/{id}/rotate-key', path)),
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: () => answerOf(api.DELETE('/v1/integrations/{id}', path)),
    onSuccess: () => navigate({ to: '/settings/integrations' }),
    onSettled: settled,
  });
  return (
    <Guarded may={integration.data?.may.change}>
      <Page
        title={integration.data?.name ?? 'Integration'}
        actions={
          <>
            <GuardedButton onAct={() => setAsking('rotate')} isBusy={rotate.isPending} isIdle={!integration.isSuccess}>
              New key
            </GuardedButton>
            <GuardedButton onAct={() => setAsking('remove')} isBusy={remove.isPending} isIdle={!integration.isSuccess}>
              Remove
            </GuardedButton>
          </>
        }
      >
        <div className="inset stack">
          <WhyNot />
          <ProblemNote
            problem={problemIn(integration.error ?? teams.error ?? rotate.error ?? remove.error ?? received.error)}
          />
          {rotate.data === undefined ? null : <KeyOnce integration={rotate.data} />}
          {integration.data === undefined || teams.data === undefined ? null : (
            <MappingPanel key={id} integration={integration.data} teams={teams.data} />
          )}
          <h2>Received</h2>
        </div>
        {received.data?.length === 0 ? (
          <Emptiness command="amtool alert add fraud_p99 severity=critical service=fraud --annotation=summary='p99 over 2 s'">
            Nothing has been received yet. Once the receiver is in alertmanager.yml and reloaded, an alert of your own
            proves the way:
          </Emptiness>
        ) : (
          <Rows
            label="Received"
            items={received.data ?? []}
            columns={columns}
            rowKey={(one) => one.id}
            rowState={(one) => one.outcome}
          />
        )}
        {asking === undefined ? null : (
          <Dialog
            title={asking === 'rotate' ? 'Replace the key?' : 'Remove this integration?'}
            onClose={() => setAsking(undefined)}
          >
            <div className="stack">
              <p>
                {asking === 'rotate'
                  ? 'The old key stops working at once. Until the Alertmanager has the new one, its alerts are refused and it tries again.'
                  : 'Its key stops working at once. What it sent stays on the record.'}
              </p>
              <div className="row">
                <Button
                  onClick={() => {
                    setAsking(undefined);
                    (asking === 'rotate' ? rotate : remove).mutate();
                  }}
                >
                  {asking === 'rotate' ? 'Replace the key' : 'Remove it'}
                </Button>
                <Button variant="default" onClick={() => setAsking(undefined)}>
                  Keep it
                </Button>
              </div>
            </div>
          </Dialog>
        )}
      </Page>
    </Guarded>
  );
}

const problemIn = (cause: unknown) => (cause === null ? undefined : problemOf(cause));

const columns: readonly Column<Received>[] = [
  { name: 'When', width: '90px', cell: ({ receivedAt }) => <Time at={receivedAt} /> },
  { name: 'Alerts', width: '60px', cell: ({ alerts }) => <span className="numbers">{alerts}</span> },
  { name: 'Outcome', width: '130px', cell: ({ outcome }) => outcome },
  { name: 'Why', width: 'minmax(0, 1fr)', isMain: true, cell: ({ why }) => <span title={why}>{why}</span> },
  {
    name: 'Incidents',
    width: '160px',
    cell: ({ incidents }) =>
      incidents.map((code) => (
        <Link key={code} to="/incidents/$code" params={{ code }} className="mono">
          {code}{' '}
        </Link>
      )),
  },
];
