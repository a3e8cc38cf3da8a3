import type { Overview } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Panel } from '../../kit/panel.tsx';
import { remember, remembered } from '../../kit/remember.ts';
import { channelsQuery } from '../channels/channel-queries.ts';
import { incidentListQuery } from '../incidents/incident-queries.ts';
import { integrationsQuery } from '../integrations/integration-queries.ts';
import { firstSteps } from './first-steps.ts';

/**
 * What a new Muster still needs before it can respond. Disappears once done, and is then not queried again in this
 * browser.
 */
export function FirstRun({ overview }: { overview: Overview }) {
  return remembered('first-run') === 'done' ? null : <Steps onCall={overview.onCallNow.length} />;
}

const drillsQuery = incidentListQuery({ drill: true, limit: 1 });

function Steps({ onCall }: { onCall: number }) {
  const channels = useQuery(channelsQuery).data?.filter(({ state }) => state === 'active').length;
  const integrations = useQuery(integrationsQuery).data?.items.length;
  const drills = useInfiniteQuery(drillsQuery).data?.pages[0]?.items.length;
  const known = { onCall, channels, integrations, drills };
  const steps = firstSteps(known);
  const isDone = steps.length === 0 && !Object.values(known).includes(undefined);
  useEffect(() => {
    if (isDone) remember('first-run', 'done');
  }, [isDone]);
  if (steps.length === 0) return null;
  return (
    <div className="first-run">
      <Panel title="Before the first incident" aside={<span className="soft small numbers">{steps.length} to do</span>}>
        <ol className="stack">
          {steps.map(({ does, why, to }) => (
            <li key={to}>
              <Link to={to}>{does}</Link> <span className="soft">{why}</span>
            </li>
          ))}
        </ol>
      </Panel>
    </div>
  );
}
