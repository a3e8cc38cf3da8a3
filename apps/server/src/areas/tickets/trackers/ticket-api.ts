/** A ticket as its tracker shows it. */
export type Ticket = {
  readonly key: string;
  readonly url: string;
  /** What it is in, the most particular first: `Won’t do`, `category:done`. */
  readonly statuses: readonly string[];
};

/** What is asked of GitHub Issues and of Jira alike. Each call is tried once: waiting is the worker's business. */
export interface TicketApi {
  /** Undefined: it is not there, or not any more. */
  read(key: string): Promise<Ticket | undefined>;
  /** Opened at an earlier try whose answer was lost, known by its mark; looked for among what changed since then. */
  findMarked(mark: string, since: Date): Promise<Ticket | undefined>;
  open(wanted: NewTicket): Promise<Ticket>;
  /** Puts it into the first of these that it can be put into. @returns false where there is no such way */
  move(key: string, statuses: readonly string[]): Promise<boolean>;
  /** Keys of what changed since then. */
  changedSince(since: Date, now: Date): Promise<readonly string[]>;
}

export type NewTicket = {
  readonly mark: string;
  readonly title: string;
  readonly text: string;
  /** Where what it is about is read, signed in. */
  readonly link: string;
};

/** The tracker did not do what was asked. Its own words are not repeated: they may hold what nobody wrote here. */
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
