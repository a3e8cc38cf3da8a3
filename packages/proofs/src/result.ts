/** An expected failure of a verification: a code for programs, a sentence for people. Never thrown. */
export type Failure<Problem extends string> = {
  readonly ok: false;
  readonly problem: Problem;
  readonly detail: string;
};

/** Success carries the checked value, so that nothing unchecked can be read from a result. */
export type Result<Value, Problem extends string> = { readonly ok: true; readonly value: Value } | Failure<Problem>;

export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Problem extends string>(problem: Problem, detail: string): Failure<Problem> {
  return { ok: false, problem, detail };
}
