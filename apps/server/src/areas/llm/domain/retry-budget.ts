/** Each request earns a tenth of a retry, so that retries do not amplify an outage. */
export class RetryBudget {
  #tenths: number;
  readonly #most: number;

  constructor(mostRetries: number) {
    this.#most = mostRetries * 10;
    this.#tenths = this.#most;
  }

  /** Call for each request. */
  earn(): void {
    this.#tenths = Math.min(this.#most, this.#tenths + 1);
  }

  /** Whether another retry can be afforded; if so, it is deducted. */
  spend(): boolean {
    if (this.#tenths < 10) return false;
    this.#tenths -= 10;
    return true;
  }
}
