import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { clauseQuery } from '../../areas/policy/policy-queries.ts';
import { liveWords } from './live-words.ts';
import { ClauseStateChip } from './clause-state-chip.tsx';
import { TimedWords } from '../time/timed-words.tsx';
import { Time } from '../time/time.tsx';
import { Link } from '@tanstack/react-router';

/** A clause's details, short enough for a popover. */
export default function ClauseCard({ id }: { id: string }) {
  const clause = useQuery(clauseQuery(id));
  if (clause.isError) return <p className="nobody">{problemOf(clause.error).detail}</p>;
  if (clause.data === undefined) return <p className="soft">Looking up {id}…</p>;
  const { kind, text, note, interpretations, state, live, evidence } = clause.data;
  return (
    <div className="stack small">
      <div className="row">
        <strong>GOV-001 {id}</strong>
        <span className="soft">{kind}</span>
        <ClauseStateChip state={state} />
      </div>
      <p>{text}</p>
      {note === '' ? null : <p className="soft">{note}</p>}
      {interpretations.map(({ ruling, reading }) => (
        <p key={ruling} className="clause-reading">
          <span className="mono">{ruling}</span> {reading}
        </p>
      ))}
      {live.entries === 0 ? null : <p>{liveWords(live)}</p>}
      {evidence === undefined ? (
        <p className="soft">No evidence on the record yet.</p>
      ) : (
        <p>
          Last evidence:{' '}
          <Link to="/ledger/$seq" params={{ seq: String(evidence.entrySeq) }}>
            <TimedWords text={evidence.summary} instants={evidence.instants} />
          </Link>{' '}
          <span className="soft">
            <Time at={evidence.at} />
          </span>
        </p>
      )}
      <p>
        <Link to="/policy" search={{ clause: id }}>
          Open in the policy
        </Link>
      </p>
    </div>
  );
}
