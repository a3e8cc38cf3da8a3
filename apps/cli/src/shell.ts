/** Everything the CLI uses of the outside world, so that tests can replace it. */
export type Shell = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** The current folder, which relative paths start from. */
  readonly folder: string;
  readonly out: Outlet;
  readonly err: Outlet;
  readonly input: Input;
  readonly now: () => Date;
  /** Random idempotency key of one write, so that retrying it is safe. */
  readonly newKey: () => string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
};

export type Outlet = {
  /** Resolves when more can be written. */
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
};

export type Input = {
  readonly isTerminal: boolean;
  readonly ask: (question: string) => Promise<string>;
  /** Prompts without echo. */
  readonly askHidden: (question: string) => Promise<string>;
  readonly readAll: () => Promise<string>;
  /** Streamed, since it may never end. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
};
