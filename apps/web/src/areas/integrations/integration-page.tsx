import { answerOf } from '@muster/api-client';
import type { IntegrationPage as Integration } from '@muster/api-client';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { problemOf } from '../../api/problem-of.ts';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { GuardedButton } from '../../kit/refusal/guarded-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { FailedDeliveries } from './failed-deliveries.tsx';
import { integrationQuery } from './integration-queries.ts';
import { KeyOnce } from './key-once.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { ReceivedRows } from './received-rows.tsx';

/** One integration, from its address. */
export function IntegrationPage() {
  const { id } = useParams({ from: '/members/settings/integrations/$id' });
  return (
    <OneThing
      asked={useQuery({ ...integrationQuery(id), refetchInterval: 15_000 })}
      name="Integration"
      absent="There is no integration at this address, it was removed, or a team keeps it to itself and it is not yours to see."
      back={<Link to="/settings/integrations">All integrations</Link>}
    >
      {(integration) => <OpenedIntegration key={id} integration={integration} />}
    </OneThing>
  );
}

/** How its alerts are read, what it received, and why that did what it did. */
function OpenedIntegration({ integration }: { integration: Integration }) {
  const { id } = integration;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<'rotate' | 'remove' | undefined>();
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
  const failure = teams.error ?? rotate.error ?? remove.error;
  return (
    <Guarded may={integration.may.change}>
      <Page
        title={integration.name}
        actions={
          <>
            <GuardedButton onAct={() => setAsking('rotate')} isBusy={rotate.isPending}>
              New key
            </GuardedButton>
            <GuardedButton onAct={() => setAsking('remove')} isBusy={remove.isPending}>
              Remove
            </GuardedButton>
          </>
        }
      >
        <div className="inset stack">
          <WhyNot />
          <ProblemNote problem={failure === null ? undefined : problemOf(failure)} />
          {rotate.data === undefined ? null : <KeyOnce integration={rotate.data} />}
          {teams.data === undefined ? null : <MappingPanel integration={integration} teams={teams.data} />}
        </div>
        <FailedDeliveries title="Refused or failed" failures={integration.failures} />
        <div className="inset stack">
          <h2>Received</h2>
        </div>
        <ReceivedRows id={id} />
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
