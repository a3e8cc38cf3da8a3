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
  /** The form's fields: JSON pointer in the request, and label. */
  labels: Readonly<Record<Path, string>>;
  /** The last attempt's error, or null. */
  error: unknown;
  /** Mistakes detectable before sending. Shown once somebody tries to submit. */
  mistakes?: Readonly<Partial<Record<Path, string>>> & Mistakes;
};

/** Props of an input for one of the form's fields. */
export type FieldProps = { label: string; error: ReactNode; 'aria-invalid'?: true; disabled?: true };

export type Fields<Path extends string> = {
  readonly field: (path: Path) => FieldProps;
  /** The current errors; a new object whenever another attempt failed. */
  readonly wrong: object | undefined;
  /** What belongs to no field, for a `ProblemNote`. */
  readonly note: Problem | undefined;
  /** Whether the form may be submitted; shows what prevents it. */
  readonly isReady: () => boolean;
};

/**
 * A form's fields: each shows its own errors, marked and described for assistive technology (Mantine ties `error` to
 * its input). The `Form` focuses the first invalid one.
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
      // Announced at once, even while the field has focus.
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
        // Mantine's password field would omit it.
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
