import { useQuery } from '@tanstack/react-query';
import { problemOf } from '../../api/problem-of.ts';
import { ProblemNote } from '../../kit/refusal/problem-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { runbookTextQuery } from './runbook-queries.ts';

const MARK = { same: ' ', added: '+', removed: '-' } as const;
const AROUND = 3;

/** The diff of a version against the one before, or its whole text if there is none. */
export function RunbookChanges({ id, version }: { id: string; version: string }) {
  const asked = useQuery(runbookTextQuery(id, version));
  if (asked.isError) return <ProblemNote problem={problemOf(asked.error)} />;
  if (asked.data === undefined) return <Waiting what="the text" />;
  const { against, changes, text } = asked.data;
  if (against === undefined)
    return (
      <pre className="runbook-changes" tabIndex={0} aria-label={`The text of ${version}`}>
        {text}
      </pre>
    );
  const isNear = changes.map((_, at) =>
    changes.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  return (
    <>
      <p className="soft small">Compared with {against}:</p>
      <pre className="runbook-changes" tabIndex={0} aria-label={`Changes from ${against} to ${version}`}>
        {changes.map(({ kind, line, text: words }, at) =>
          isNear[at] === true ? (
            // The lines of two versions never change position.
            <span key={at} data-kind={kind}>
              {String(line).padStart(4)} {MARK[kind]} {words}
              {'\n'}
            </span>
          ) : null,
        )}
      </pre>
    </>
  );
}
