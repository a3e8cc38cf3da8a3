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
  /** What the address names. */
  name: string;
  /** What it may mean that there is nothing: one sentence for what is not there and for what the reader may not see. */
  absent: string;
  /** A link to where things of its kind are listed. */
  back: ReactNode;
  /** Its shape, to stand there while it is on its way. */
  opening?: ReactNode;
  children: (thing: Thing) => ReactNode;
};

/** A page of one thing: on its way, there, or not there. Nothing of a thing that is not there can be done or read. */
export function OneThing<Thing>({ asked, name, absent, back, opening, children }: Props<Thing>) {
  const problem = asked.isError ? problemOf(asked.error) : undefined;
  // Said before what is remembered is shown: it may have been there a moment ago.
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

// An address that no such thing can have is asked for with nothing else in the request, so that it alone was wrong.
const isNothing = ({ status }: Problem): boolean => status === 404 || status === 400;
