import type { Problem } from '@muster/api-client';
import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem-of.ts';
import { Emptiness } from '../kit/emptiness.tsx';
import { ProblemNote } from '../kit/refusal/problem-note.tsx';
import { Page } from './page.tsx';

type Props<Thing> = {
  asked: UseQueryResult<Thing>;
  /** Its kind, as in “Model not found”. */
  name: string;
  /** Shown if it is not found: one sentence covering both what does not exist and what the reader may not see. */
  absent: string;
  /** A link to the list of its kind. */
  back: ReactNode;
  /** A skeleton to show while it loads. */
  opening?: ReactNode;
  children: (thing: Thing) => ReactNode;
};

/** A page of one thing: loading, found or not found. Nothing of a thing that is not found can be seen or done. */
export function OneThing<Thing>({ asked, name, absent, back, opening, children }: Props<Thing>) {
  const problem = asked.isError ? problemOf(asked.error) : undefined;
  // Checked before showing cached data: it may have existed a moment ago.
  if (problem !== undefined && isNothing(problem)) {
    return (
      <Page title={`${name} not found`}>
        <Emptiness action={back}>{absent}</Emptiness>
      </Page>
    );
  }
  if (asked.data !== undefined) return children(asked.data);
  if (problem === undefined && opening !== undefined) return opening;
  return (
    <Page title={name}>
      {problem === undefined ? (
        <p className="inset soft">Opening…</p>
      ) : (
        <div className="inset stack">
          <ProblemNote problem={problem} />
          <div className="row">
            <Button variant="default" onClick={() => void asked.refetch()}>
              Try again
            </Button>
            {back}
          </div>
        </div>
      )}
    </Page>
  );
}

// 400 counts too: the address is the only input of the request, so it is not a valid one.
const isNothing = ({ status }: Problem): boolean => status === 404 || status === 400;
