import type { Incident, OwedObligation } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Time } from '../../kit/time/time.tsx';

/** What is still owed regardless of the clocks, and what was. Renders nothing if nothing was ever owed. */
export function ObligationsPanel({ incident }: { incident: Incident }) {
  const { code, version, may, obligations } = incident;
  if (obligations.length === 0) return null;
  const owed = obligations.filter(({ dischargedAt }) => dischargedAt === undefined);
  const done = obligations.filter(({ dischargedAt }) => dischargedAt !== undefined);
  return (
    <Panel title="Obligations" aside={<span className="soft small numbers">{owed.length} owed</span>}>
      {[...owed, ...done].map((each) => (
        <p key={`${each.kind}/${each.placedAt}/${each.what}`}>
          {each.page === undefined ? each.what : <Link to={each.page}>{each.what}</Link>}{' '}
          <ClauseChip id={each.clause} /> <State obligation={each} />{' '}
          {each.kind === 'announcement' && each.dischargedAt === undefined ? (
            <VerbButton verb="incident.announced" may={may.update} acted={{ key: { code }, version }} isCompact>
              Mark announced
            </VerbButton>
          ) : null}
        </p>
      ))}
    </Panel>
  );
}

function State({ obligation: { dischargedAt, dueAt, missedAt } }: { obligation: OwedObligation }) {
  if (dischargedAt !== undefined)
    return (
      <span className="soft small">
        done{missedAt === undefined ? '' : ' late'} <Time at={dischargedAt} />
      </span>
    );
  if (dueAt === undefined) return null;
  return (
    <span className="small">
      {missedAt === undefined ? 'due ' : 'was due '}
      <Time at={dueAt} as="in-words" />
    </span>
  );
}
