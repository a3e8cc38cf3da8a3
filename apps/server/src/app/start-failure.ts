/** Muster cannot start, and an operator can mend it: said in two sentences, without a stack. */
export class StartFailure extends Error {
  readonly remedy: string;

  constructor({ problem, remedy }: { readonly problem: string; readonly remedy: string }) {
    super(problem);
    this.name = 'StartFailure';
    this.remedy = remedy;
  }
}
