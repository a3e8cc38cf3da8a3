/** Everything the command line has of the outside world, so that a test can be that world. */
export type Shell = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where one stands: what a relative path begins at. */
  readonly folder: string;
  readonly out: Outlet;
  readonly err: Outlet;
  readonly input: Input;
  readonly now: () => Date;
  /** Random text: names one write, so that a repeated request is not a second one. */
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
  /** What is typed is not shown. */
  readonly askHidden: (question: string) => Promise<string>;
  readonly readAll: () => Promise<string>;
  /** As it comes, for what may never end. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
};
