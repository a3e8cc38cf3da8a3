import type { Incident } from '@muster/api-client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { useTitle } from '../../app/page.tsx';
import { AlertsPanel } from './alerts-panel.tsx';
import { ChangedPanel } from './changed-panel.tsx';
import { DutiesPanel } from './duties-panel.tsx';
import { IncidentHeader } from './incident-header.tsx';
import { ColumnsSkeleton, IncidentSkeleton } from './incident-skeleton.tsx';
import { IncidentWarnings } from './incident-warnings.tsx';
import { incidentAlertsQuery, incidentPagesQuery, incidentQuery, timelineQuery } from './incident-queries.ts';
import { ObligationsPanel } from './obligations-panel.tsx';
import { OthersPanel } from './others-panel.tsx';
import { PagesPanel } from './pages-panel.tsx';
import { InformedPanel } from '../status/informed-panel.tsx';
import { PublishedPanel } from '../status/published-panel.tsx';
import { NoticesPanel } from '../regulators/notices-panel.tsx';
import { RaciPanel } from '../raci/raci-panel.tsx';
import { RunbooksPanel } from '../runbooks/runbooks-panel.tsx';
import { RollbacksPanel } from '../rollbacks/rollbacks-panel.tsx';
import { RatePanel } from './rate-panel.tsx';
import { ReachPanel } from './reach-panel.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { ProposedTitle } from './proposed-title.tsx';
import { Timeline } from './timeline.tsx';
import { WhyPanel } from './why-panel.tsx';
import './incident-page.css';

/** The page of one incident. */
export function IncidentPage() {
  const { code } = useParams({ from: '/members/incidents/$code' });
  const isFilled = useIsFilled(code);
  return (
    <OneThing
      asked={useQuery(incidentQuery(code))}
      name={code}
      absent="This incident does not exist, or it is private to a team and you do not have access to it."
      back={<Link to="/incidents">All open incidents</Link>}
      opening={<IncidentSkeleton code={code} />}
    >
      {(incident) => <OpenedIncident incident={incident} isFilled={isFilled} />}
    </OneThing>
  );
}

/** Title, severity, commander, deadline and next step at the top; then the timeline and the reasons. */
function OpenedIncident({ incident, isFilled }: { incident: Incident; isFilled: boolean }) {
  useTitle(`${incident.severity} ${incident.title}`);
  return (
    <article className="incident">
      <IncidentHeader incident={incident} />
      <IncidentWarnings incident={incident} />
      <ProposedTitle incident={incident} />
      {isFilled ? (
        <div className="incident-columns">
          <Timeline incident={incident} />
          <div className="incident-side">
            <ObligationsPanel incident={incident} />
            <RolesPanel incident={incident} />
            <DutiesPanel code={incident.code} />
            <RunbooksPanel incident={incident} />
            <NoticesPanel incident={incident} />
            <RollbacksPanel incident={incident} />
            <RaciPanel code={incident.code} />
            <InformedPanel incident={incident} />
            <PublishedPanel incident={incident} />
            <AlertsPanel code={incident.code} />
            <OthersPanel incident={incident} />
            <ChangedPanel code={incident.code} />
            <ReachPanel code={incident.code} />
            <PagesPanel code={incident.code} />
            <RatePanel incident={incident} />
            <WhyPanel incident={incident} />
          </div>
        </div>
      ) : (
        <ColumnsSkeleton />
      )}
    </article>
  );
}

/**
 * Whether everything below the header has loaded. The parts are requested together and shown together, so that they do
 * not shift each other. A failed part no longer delays the others and shows its error in its place.
 */
function useIsFilled(code: string): boolean {
  const parts = [
    useQuery(timelineQuery(code, false)),
    useQuery(incidentPagesQuery(code)),
    useInfiniteQuery(incidentAlertsQuery(code)),
  ];
  return parts.every(({ isPending, failureCount }) => !isPending || failureCount > 0);
}
