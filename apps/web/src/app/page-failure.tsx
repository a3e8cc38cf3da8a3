import { useEffect, useEffectEvent } from 'react';
import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { problemOf } from '../api/problem-of.ts';
import { useReachedAgain } from '../api/reached.ts';
import { ProblemNote } from '../kit/refusal/problem-note.tsx';
import { useTitle } from './page.tsx';

const TITLE = 'This page could not be opened';

/** A page that could not be shown, with the reason and a way out. */
export function PageFailure({ error, reset }: { error: unknown; reset: () => void }) {
  useTitle(TITLE);
  const router = useRouter();
  const again = () => {
    reset();
    // Only the router can redo what runs before the page, such as loading the session.
    void router.invalidate();
  };
  const problem = problemOf(error);
  const isBack = useReachedAgain(problem.code === 'client/unreachable');
  const openAgain = useEffectEvent(again);
  useEffect(() => {
    if (isBack) openAgain();
  }, [isBack]);
  return (
    <main className="page">
      <header className="page-head">
        <h1>{TITLE}</h1>
      </header>
      <div className="inset stack">
        <ProblemNote problem={problem} />
        <div>
          <Button variant="default" onClick={again}>
            Try again
          </Button>
        </div>
      </div>
    </main>
  );
}
