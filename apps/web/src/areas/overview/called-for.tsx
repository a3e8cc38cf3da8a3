import type { Overview } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Words } from '../../kit/pseudonym/words.tsx';
import { SeverityMark } from '../../kit/severity-mark.tsx';
import { Time } from '../../kit/time/time.tsx';

/** Open incidents escalated to the reader: why they were called, in which role, and what is expected of them (R38). */
export function CalledFor({ calls }: { calls: Overview['calledFor'] }) {
  if (calls.length === 0) return null;
  return (
    <section aria-label="You were paged" className="needs panel">
      <header>
        <h2>You were paged</h2>
        <span className="soft numbers">{calls.length}</span>
      </header>
      <ul>
        {calls.map(({ incident: { code, title, severity, unclassified }, why, as, asks, clause, at }) => (
          <li key={code} className="need">
            <SeverityMark severity={severity} unclassified={unclassified} />
            <span className="need-what">
              <Link to="/incidents/$code" params={{ code }} className="plain-link">
                <Words text={title} isInLink />
              </Link>{' '}
              <span className="soft small mono nowrap">{code}</span>
              <span className="called-why">
                {as === undefined ? '' : `As ${as}: `}
                {why} {asks}
              </span>
            </span>
            <span className="soft small nowrap">
              <Time at={at} />
            </span>
            <ClauseChip id={clause} />
          </li>
        ))}
      </ul>
    </section>
  );
}
