import type { Incident } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { useTitle } from '../../app/page.tsx';
import { AlertsPanel } from './alerts-panel.tsx';
import { AllClocks } from './all-clocks.tsx';
import { IncidentHeader } from './incident-header.tsx';
import { IncidentWarnings } from './incident-warnings.tsx';
import { incidentQuery } from './incident-queries.ts';
import { PagesPanel } from './pages-panel.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { ProposedTitle } from './proposed-title.tsx';
import { Timeline } from './timeline.tsx';
import { WhyPanel } from './why-panel.tsx';
import './incident-page.css';

/** One incident, from its address. */
export function IncidentPage() {
  const { code } = useParams({ from: '/members/incidents/$code' });
  return (
    <OneThing
      asked={useQuery(incidentQuery(code))}
      name={code}
      absent="There is no incident with this code, or a team keeps it to itself and it is not yours to see."
      back={<Link to="/incidents">All open incidents</Link>}
    >
      {(incident) => <OpenedIncident incident={incident} />}
    </OneThing>
  );
}

/** What, how bad, whose, until when and what now above all else; then its story and its reasons. */
function OpenedIncident({ incident }: { incident: Incident }) {
  useTitle(`${incident.severity} ${incident.title}`);
  return (
    <article className="incident">
      <IncidentHeader incident={incident} />
      <IncidentWarnings incident={incident} />
      <ProposedTitle incident={incident} />
      <AllClocks clocks={incident.clocks} />
      <div className="incident-columns">
        <Timeline incident={incident} />
        <div className="incident-side">
          <WhyPanel incident={incident} />
          <RolesPanel incident={incident} />
          <PagesPanel code={incident.code} />
          <AlertsPanel code={incident.code} />
        </div>
      </div>
    </article>
  );
}
