import type { Clause, Finding } from '@muster/api-client';
import { Link } from '@tanstack/react-router';
import { ClauseStateChip } from '../../kit/clause/clause-state-chip.tsx';
import { liveWords } from '../../kit/clause/live-words.ts';
import { TimedWords } from '../../kit/time/timed-words.tsx';
import { SaveReceipt } from '../ledger/save-receipt.tsx';
import { Time } from '../../kit/time/time.tsx';

/** One clause: its requirement and state; expanded, what enforces it, which tests prove it, and how we interpret it. */
export function ClauseRow({
  clause,
  findings,
  isOpen,
  onToggle,
}: {
  clause: Clause;
  /** Current deviations from the clause. */
  findings: readonly Finding[];
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const { id, text, state, live, evidence } = clause;
  return (
    <li id={`clause-${id}`} className="clause-row" data-open={isOpen || undefined}>
      <button type="button" className="clause-row-head" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
        <span className="mono">{id}</span>
        <span className="clause-row-text">{text}</span>
        <ClauseStateChip state={state} />
      </button>
      {findings.map(({ message }) => (
        <p key={message} className="clause-row-live small">
          <strong>Now:</strong> {message}
        </p>
      ))}
      {evidence === undefined ? (
        <p className="clause-row-live small">Nothing on record yet.</p>
      ) : (
        <p className="clause-row-live small">
          {liveWords(live)} Last:{' '}
          <Link to="/ledger/$seq" params={{ seq: String(evidence.entrySeq) }}>
            <TimedWords text={evidence.summary} instants={evidence.instants} />
          </Link>{' '}
          <span className="soft">
            <Time at={evidence.at} />
          </span>{' '}
          <SaveReceipt seq={evidence.entrySeq} />
        </p>
      )}
      {isOpen ? <ClauseDetail clause={clause} /> : null}
    </li>
  );
}

function ClauseDetail({ clause: { interpretations, enforcedBy, tests, note, id } }: { clause: Clause }) {
  return (
    <div className="clause-row-detail stack small">
      {note === '' ? null : <p>{note}</p>}
      {interpretations.map(({ ruling, problem, reading }) => (
        <div key={ruling}>
          <h3>
            How we read it <span className="mono soft">{ruling}</span>
          </h3>
          <p className="soft">{problem}</p>
          <p>{reading}</p>
        </div>
      ))}
      <CodeList title="Enforced by" items={enforcedBy} empty="No code enforces this yet." />
      <CodeList title="Proven by" items={tests} empty="No test proves this yet." />
      <p>
        <Link to="/ledger" search={{ clause: id }}>
          Ledger entries for this clause
        </Link>
      </p>
    </div>
  );
}

function CodeList({ title, items, empty }: { title: string; items: readonly string[]; empty: string }) {
  return (
    <div>
      <h3>{title}</h3>
      {items.length === 0 ? <p className="soft">{empty}</p> : null}
      <ul>
        {items.map((item) => (
          <li key={item} className="mono">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
