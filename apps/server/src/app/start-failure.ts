/** Muster cannot start, and an operator can fix it: printed as two sentences, without a stack trace. */
export class StartFailure extends Error {
  readonly remedy: string;

  constructor({ problem, remedy }: { readonly problem: string; readonly remedy: string }) {
    super(problem);
    this.name = 'StartFailure';
    this.remedy = remedy;
  }
}
