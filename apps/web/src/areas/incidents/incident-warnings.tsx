import { firingWarning, unreachedWarning, warningMarks } from '@muster/api-client';
import type { IncidentSummary, Unreached, Warning } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import './incident-warnings.css';

type Warned = Pick<IncidentSummary, 'code' | 'phase' | 'unreached' | 'stillFiring'>;

/** Warnings right below the header that must not be missed: nobody was told, or it is resolved but still firing. */
export function IncidentWarnings({ incident: { unreached, stillFiring, phase } }: { incident: Warned }) {
  if (unreached === undefined && stillFiring === undefined) return null;
  return (
    <div className="incident-warnings">
      {unreached === undefined ? null : <UnreachedNote unreached={unreached} />}
      {stillFiring === undefined ? null : (
        <div className="problem incident-warning" role="alert">
          <WarningWords {...firingWarning(phase, stillFiring)} />
        </div>
      )}
    </div>
  );
}

/** No page reached anybody: why, who was called, and where to fix that. `of` names the incidents. */
export function UnreachedNote({ unreached, of = [] }: { unreached: Unreached; of?: readonly string[] }) {
  return (
    <div className="problem incident-warning" role="alert">
      <WarningWords {...unreachedWarning(unreached, of)} />
      <p className="incident-warning-links no-print">
        <Link to="/settings/channels">Set up a channel</Link>
        <Link to="/on-call">See who is on call</Link>
      </p>
    </div>
  );
}

function WarningWords({ headline, more }: Warning) {
  return (
    <p>
      <strong>{headline}</strong> {more.join(' ')}
    </p>
  );
}

/** The same warnings in a list row. */
export function WarningMarks({ incident }: { incident: Warned }) {
  return warningMarks(incident).map(({ words, why }) => (
    <span key={words} className="warning-mark numbers" title={why}>
      {words}
    </span>
  ));
}
