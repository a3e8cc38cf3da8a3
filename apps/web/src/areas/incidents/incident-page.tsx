import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { problemOf } from '../../api/problem-of.ts';
import { useTitle } from '../../app/page.tsx';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { AlertsPanel } from './alerts-panel.tsx';
import { AllClocks } from './all-clocks.tsx';
import { IncidentHeader } from './incident-header.tsx';
import { IncidentWarnings } from './incident-warnings.tsx';
import { incidentQuery } from './incident-queries.ts';
import { PagesPanel } from './pages-panel.tsx';
import { RolesPanel } from './roles-panel.tsx';
import { Timeline } from './timeline.tsx';
import { WhyPanel } from './why-panel.tsx';
import './incident-page.css';

/** One incident: what, how bad, whose, until when and what now above all else; then its story and its reasons. */
export function IncidentPage() {
  const { code } = useParams({ from: '/members/incidents/$code' });
  const incident = useQuery(incidentQuery(code));
  useTitle(incident.data === undefined ? code : `${incident.data.severity} ${incident.data.title}`);
  if (incident.isError && incident.data === undefined) {
    return (
      <div className="page inset">
        <ProblemNote problem={problemOf(incident.error)} />
      </div>
    );
  }
  if (incident.data === undefined) return <p className="page inset soft">Opening {code}…</p>;
  return (
    <article className="incident">
      <IncidentHeader incident={incident.data} />
      <IncidentWarnings incident={incident.data} />
      <AllClocks clocks={incident.data.clocks} />
      <div className="incident-columns">
        <Timeline incident={incident.data} />
        <div className="incident-side">
          <WhyPanel incident={incident.data} />
          <RolesPanel incident={incident.data} />
          <PagesPanel code={code} />
          <AlertsPanel code={code} />
        </div>
      </div>
    </article>
  );
}
