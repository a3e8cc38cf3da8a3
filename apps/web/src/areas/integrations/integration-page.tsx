import type { IntegrationPage as Integration } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { Guarded } from '../../kit/refusal/guarded.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { WhyNot } from '../../kit/refusal/why-not.tsx';
import { teamsQuery } from '../members/member-queries.ts';
import { FailedDeliveries } from './failed-deliveries.tsx';
import { integrationQuery } from './integration-queries.ts';
import { HeartbeatPanel } from './heartbeat-panel.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { ReceivedRows } from './received-rows.tsx';
import { TranslationPanel } from './translation-panel.tsx';

/** The page of one integration. */
export function IntegrationPage() {
  const { id } = useParams({ from: '/members/settings/integrations/$id' });
  return (
    <OneThing
      asked={useQuery({ ...integrationQuery(id), refetchInterval: 15_000 })}
      name="Integration"
      absent="This integration does not exist, was removed, or is private to a team and you do not have access to it."
      back={<Link to="/settings/integrations">All integrations</Link>}
    >
      {(integration) => <OpenedIntegration key={id} integration={integration} />}
    </OneThing>
  );
}

/** How its alerts are parsed, what it received, and the result of each delivery. */
function OpenedIntegration({ integration }: { integration: Integration }) {
  const { id } = integration;
  const navigate = useNavigate();
  const teams = useQuery(teamsQuery);
  const acted = { key: { id } };
  return (
    <Guarded may={integration.may.change}>
      <Page
        title={integration.name}
        actions={
          <>
            <VerbButton verb="integration.rotate-key" may={integration.may.change} acted={acted}>
              New key
            </VerbButton>
            <VerbButton verb="integration.test" may={integration.may.change} acted={acted}>
              Send a test alert
            </VerbButton>
            <VerbButton verb="integration.pause" may={integration.may.change} acted={acted}>
              Pause
            </VerbButton>
            <VerbButton
              verb="integration.remove"
              may={integration.may.change}
              acted={acted}
              onDone={() => void navigate({ to: '/settings/integrations' })}
            >
              Remove
            </VerbButton>
          </>
        }
      >
        <div className="inset stack below">
          <WhyNot />
          <ProblemNote problem={teams.isError ? problemOf(teams.error) : undefined} />
          {integration.heartbeat === undefined ? null : (
            <HeartbeatPanel integration={integration} heartbeat={integration.heartbeat} />
          )}
          {integration.kind === 'json' ? <TranslationPanel integration={integration} /> : null}
          {teams.data === undefined ? null : <MappingPanel integration={integration} teams={teams.data} />}
        </div>
        <FailedDeliveries title="Refused or failed" failures={integration.failures} />
        <div className="inset stack">
          <h2>Received</h2>
        </div>
        <ReceivedRows id={id} kind={integration.kind} may={integration.may.change} />
      </Page>
    </Guarded>
  );
}
