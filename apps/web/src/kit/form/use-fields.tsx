import type { Problem } from '@muster/api-client';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { problemOf } from '../../api/problem-of.ts';
import { ClauseChip } from '../clause/clause-chip.tsx';
import { useGuard } from '../refusal/guarded.tsx';
import { fieldErrors } from './field-errors.ts';

type Mistakes = Readonly<Record<string, string | undefined>>;

const none: Mistakes = {};

type Asked<Path extends string> = {
  /** The form's fields: where each is sent in the request, as a JSON pointer, and what it is called. */
  labels: Readonly<Record<Path, string>>;
  /** What the last attempt failed with; null where it did not. */
  error: unknown;
  /** What can be seen to be wrong before anything is sent, as things stand. Said once somebody tries to send it. */
  mistakes?: Readonly<Partial<Record<Path, string>>> & Mistakes;
};

/** What an input is given to be one of the form's fields. */
export type FieldProps = { label: string; error: ReactNode; 'aria-invalid'?: true; disabled?: true };

export type Fields<Path extends string> = {
  readonly field: (path: Path) => FieldProps;
  /** What the fields tell of; another one, whenever something was tried and was wrong again. */
  readonly wrong: object | undefined;
  /** What belongs to no field, to be shown by a `ProblemNote`. */
  readonly note: Problem | undefined;
  /** Whether the form may be sent as it is; what stands in the way is shown. */
  readonly isReady: () => boolean;
};

/**
 * The fields of a form: each says itself what is wrong with it, marked and described for those who cannot see it
 * (Mantine ties `error` to its input). The `Form` goes to the first wrong one.
 */
export function useFields<Path extends string>({ labels, error, mistakes }: Asked<Path>): Fields<Path> {
  const guard = useGuard();
  const [mistaken, setMistaken] = useState<Mistakes>(none);
  const problem = useMemo(() => (error === null ? undefined : problemOf(error)), [error]);
  const { byField, rest } = fieldErrors(problem, labels);
  const hasMistakes = Object.keys(mistaken).length > 0;
  const clause = problem?.clause;
  const errorOf = (path: Path): ReactNode => {
    const words = hasMistakes ? mistaken[path] : byField[path];
    if (words === undefined) return undefined;
    return (
      // Spoken at once, too, where the field is the one that is being written in.
      <span role="alert">
        {words} {clause === undefined || hasMistakes ? null : <ClauseChip id={clause} />}
      </span>
    );
  };
  return {
    field: (path) => {
      const wrong = errorOf(path);
      return {
        label: labels[path],
        error: wrong,
        // Mantine's password field would leave it out.
        ...(wrong === undefined ? {} : { 'aria-invalid': true }),
        ...(guard === undefined ? {} : { disabled: true }),
      };
    },
    wrong: hasMistakes ? mistaken : problem,
    note: hasMistakes ? undefined : rest,
    isReady: () => {
      setMistaken(mistakes ?? none);
      return guard === undefined && Object.keys(mistakes ?? none).length === 0;
    },
  };
}
