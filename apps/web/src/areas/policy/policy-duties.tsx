import type { PolicyOverview } from '@muster/api-client';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Panel } from '../../kit/panel.tsx';
import { useMay } from '../session/use-session.ts';

type Outcome = NonNullable<PolicyOverview['review']['last']>['outcome'];

const outcomeWords: Readonly<Record<Outcome, string>> = {
  unchanged: 'no changes needed',
  'changes-needed': 'changes needed',
};

/** The quarterly review: the last one recorded, the next due date, and where Governance records one (0.1). */
export function ReviewPanel({ review }: { review: PolicyOverview['review'] }) {
  const { last } = review;
  return (
    <Panel title="Quarterly review" aside={<ClauseChip id={review.clause} />}>
      <p>
        {last === undefined
          ? 'No review is on record yet.'
          : `Last reviewed on ${last.on}: ${outcomeWords[last.outcome]}.`}{' '}
        {review.overdue ? `The next has been overdue since ${review.due}.` : `The next is due on ${review.due}.`}
      </p>
      <div>
        <VerbButton verb="policy.review" may={useMay('policy.record_review')}>
          Record a review
        </VerbButton>
      </div>
    </Panel>
  );
}

/** Other versions of the document and revisions of its readings that can be put in force (R45). */
export function VersionsPanel({ versions }: { versions: PolicyOverview['versions'] }) {
  const mayActivate = useMay('policy.activate');
  if (versions.length < 2) return null;
  return (
    <Panel
      title="Versions"
      aside={<span className="soft small">what is open keeps the version it was opened under</span>}
    >
      <ul>
        {versions.map(({ name, inForce }) => (
          <li key={name}>
            <span className="mono">{name}</span>{' '}
            {inForce ? (
              <span className="soft">in force</span>
            ) : (
              <VerbButton
                verb="policy.activate"
                may={mayActivate}
                given={{ version: name }}
                label={`Put in force: ${name}`}
                isCompact
              >
                Put in force
              </VerbButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
