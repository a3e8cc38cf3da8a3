import './progress.css';

/** Progress of a long operation. */
export function Progress({ done, total, what }: { done: number; total: number; what: string }) {
  return (
    <div className="progress">
      <progress value={done} max={Math.max(1, total)} aria-label={what} />
      <span className="numbers small soft">
        {what}: {done} of {total}
      </span>
    </div>
  );
}
