import type { IncidentSummary, Unreached } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { calledInVain, firingSentence, unreachedSentence } from './warning-words.ts';
import './incident-warnings.css';

type Warned = Pick<IncidentSummary, 'code' | 'phase' | 'unreached' | 'stillFiring'>;

/** What nobody must overlook, right below the header: that nobody was told, or that it is said to be over and is not. */
export function IncidentWarnings({ incident: { unreached, stillFiring, phase } }: { incident: Warned }) {
  if (unreached === undefined && stillFiring === undefined) return null;
  return (
    <div className="incident-warnings">
      {unreached === undefined ? null : <UnreachedNote unreached={unreached} />}
      {stillFiring === undefined ? null : (
        <div className="problem incident-warning" role="alert">
          <p>
            <strong>{firingSentence(phase, stillFiring)}</strong> Reopen it unless it is over.
          </p>
        </div>
      )}
    </div>
  );
}

/** No page was handed over to anybody: why, who was called, and where that is mended. `of` names the incidents. */
export function UnreachedNote({ unreached, of = [] }: { unreached: Unreached; of?: readonly string[] }) {
  const called = calledInVain(unreached);
  return (
    <div className="problem incident-warning" role="alert">
      <p>
        <strong>{unreachedSentence(of)}</strong> {unreached.explanation}
        {called === '' ? null : ` Called in vain: ${called}.`}
      </p>
      <p className="incident-warning-links no-print">
        <Link to="/settings/channels">Set up a channel</Link>
        <Link to="/on-call">See who is on call</Link>
      </p>
    </div>
  );
}

/** The same in a row of a list. */
export function WarningMarks({ incident: { unreached, stillFiring } }: { incident: Warned }) {
  return (
    <>
      {unreached === undefined ? null : (
        <span className="warning-mark" title={unreached.explanation}>
          nobody reached
        </span>
      )}
      {stillFiring === undefined ? null : <span className="warning-mark numbers">{stillFiring} still firing</span>}
    </>
  );
}
