/** Something that accepts alerts over HTTP and calls a webhook for each. */
export interface Contender {
  readonly name: string;
  /** Sends one new alert with this name; resolves once accepted. */
  fire(name: string): Promise<void>;
  /** The alert that a webhook's body is about; undefined if none. */
  alertIn(body: string): string | undefined;
  stop(): Promise<void>;
}
