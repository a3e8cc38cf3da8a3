import { Button } from '@mantine/core';
import { problemOf } from '../api/problem-of.ts';
import { ProblemNote } from '../kit/refusal/problem-note.tsx';

/** A page that could not be shown, with the reason and the way on. */
export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <main className="page stack">
      <ProblemNote problem={problemOf(error)} />
      <div>
        <Button variant="default" onClick={reset}>
          Try again
        </Button>
      </div>
    </main>
  );
}
