import type { ReviewPage as Shown } from '@muster/api-client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { OneThing } from '../../app/one-thing.tsx';
import { Page } from '../../app/page.tsx';
import { VerbButton } from '../../declared/verb-button.tsx';
import { ClauseChip } from '../../kit/clause/clause-chip.tsx';
import { Definition, Definitions } from '../../kit/definitions.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Rows, type Column } from '../../kit/rows/rows.tsx';
import { Time } from '../../kit/time/time.tsx';
import { CaseFile } from './case-file.tsx';
import { reviewQuery } from './model-queries.ts';
import './models.css';

/** The page of one review: the case file. */
export function ReviewPage() {
  const { code } = useParams({ from: '/members/reviews/$code' });
  return (
    <OneThing
      asked={useQuery(reviewQuery(code))}
      name="Review"
      absent="There is no review with this code, or you may not decide it."
      back={<Link to="/reviews">All reviews</Link>}
    >
      {(review) => <OpenedReview review={review} />}
    </OneThing>
  );
}

function OpenedReview({ review }: { review: Shown }) {
  const { code, state, verdict, may, version, words, reasons } = review;
  const acted = { key: { code }, version };
  return (
    <Page
      title={`Review ${code}`}
      lead={`${review.model} ${review.modelVersion} decided ${review.original ?? ''}`}
      actions={
        <>
          <VerbButton verb="review.take" may={may.take} acted={acted} isMain={state === 'requested'}>
            Take it
          </VerbButton>
          <VerbButton verb="review.decide" may={may.decide} acted={acted} isMain={state === 'taken'}>
            Decide
          </VerbButton>
        </>
      }
    >
      <div className="inset stack">
        <Panel title="Status" aside={<ClauseChip id="7.14" />}>
          <Definitions>
            <Definition name="State">
              <span className="chip">{verdict ?? state}</span>
              {review.reviewer === undefined ? '' : ` by ${review.reviewer.initials}`}
            </Definition>
            <Definition name="Asked">
              by the {review.askedBy}, <Time at={review.askedAt} as="absolute" />
            </Definition>
            <Definition name="Due">
              <Time at={review.dueAt} as="absolute" />{' '}
              {review.isOverdue ? <strong className="model-bad">overdue</strong> : null}
            </Definition>
            {review.decision === undefined ? null : <Definition name="New decision">{review.decision}</Definition>}
            {review.decidedAt === undefined ? null : (
              <Definition name="Outcome read">
                {review.toldAt === undefined ? (
                  <span className="soft">not read yet</span>
                ) : (
                  <Time at={review.toldAt} as="absolute" />
                )}
              </Definition>
            )}
          </Definitions>
          {words === undefined ? null : (
            <>
              <h3>Their statement</h3>
              <p className="review-words">{words}</p>
            </>
          )}
          {reasons === undefined ? null : (
            <>
              <h3>Reasons given to them</h3>
              <p className="review-words">{reasons}</p>
            </>
          )}
        </Panel>
        <CaseFile prediction={review.case} />
      </div>
      <h2 className="inset">Similar decisions</h2>
      {review.similar.length === 0 ? (
        <p className="inset soft">None by the same version in the two weeks around it.</p>
      ) : (
        <Rows
          label="Similar decisions"
          items={review.similar}
          columns={columns}
          rowKey={({ key, day }) => `${day} ${key}`}
        />
      )}
    </Page>
  );
}

const columns: readonly Column<Shown['similar'][number]>[] = [
  {
    name: 'Decided',
    isMain: true,
    width: 'minmax(0, 1fr)',
    cell: ({ decision, score }) => `${decision ?? ''} ${score ?? ''}`.trim(),
  },
  { name: 'In common', width: '120px', cell: ({ alike }) => <span className="numbers">{alike} features</span> },
  { name: 'Outcome', width: '120px', isWideOnly: true, cell: ({ outcome }) => outcome ?? 'not known' },
  { name: 'When', width: '170px', isWideOnly: true, cell: ({ at }) => <Time at={at} as="absolute" /> },
];
