/** Retries are paid for by what goes well at the first try: a tenth each, so that trouble is not made worse by trying. */
export class RetryBudget {
  #tenths: number;
  readonly #most: number;

  constructor(mostRetries: number) {
    this.#most = mostRetries * 10;
    this.#tenths = this.#most;
  }

  /** A request came in. */
  earn(): void {
    this.#tenths = Math.min(this.#most, this.#tenths + 1);
  }

  /** Whether one more retry can be afforded; it is paid for then. */
  spend(): boolean {
    if (this.#tenths < 10) return false;
    this.#tenths -= 10;
    return true;
  }
}
