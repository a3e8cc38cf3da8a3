/** Something that takes alerts over HTTP and calls a webhook for each. */
export interface Contender {
  readonly name: string;
  /** Sends one new alert by this name; resolves when it was accepted. */
  fire(name: string): Promise<void>;
  /** The alert that a webhook's body speaks of; undefined where it speaks of none. */
  alertIn(body: string): string | undefined;
  stop(): Promise<void>;
}
