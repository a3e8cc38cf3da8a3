/** A ticket as its tracker shows it. */
export type Ticket = {
  readonly key: string;
  readonly url: string;
  /** Its statuses, most specific first: `Won’t do`, `category:done`. */
  readonly statuses: readonly string[];
};

/** The interface to GitHub Issues and Jira. Each call is tried once: retries are the worker's job. */
export interface TicketApi {
  /** Undefined if it does not exist, or no longer does. */
  read(key: string): Promise<Ticket | undefined>;
  /**
   * A ticket opened by an earlier attempt whose response was lost, found by its mark among those changed since then.
   */
  findMarked(mark: string, since: Date): Promise<Ticket | undefined>;
  open(wanted: NewTicket): Promise<Ticket>;
  /** Sets the first of these statuses that is reachable. @returns false if none is */
  move(key: string, statuses: readonly string[]): Promise<boolean>;
  /** Keys of tickets changed since then. */
  changedSince(since: Date, now: Date): Promise<readonly string[]>;
}

export type NewTicket = {
  readonly mark: string;
  readonly title: string;
  readonly text: string;
  /** Where a signed-in person reads about it. */
  readonly link: string;
};

/** The tracker did not do what was requested. Its own text is not repeated: it may contain anything. */
export class TrackerFailure extends Error {
  readonly isWorthRetrying: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(answer: {
    readonly problem: string;
    readonly isWorthRetrying: boolean;
    readonly retryAfterSeconds?: number | undefined;
  }) {
    super(answer.problem);
    this.isWorthRetrying = answer.isWorthRetrying;
    this.retryAfterSeconds = answer.retryAfterSeconds;
  }
}
