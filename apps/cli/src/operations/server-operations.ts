/** The CLI operations implemented by the server's own code (apps/server, app/operations). */
export type ServerOperations = {
  readonly examine: (environment: ProcessEnvironment) => Promise<readonly Examined[]>;
  readonly backUp: (
    environment: ProcessEnvironment,
    to: { readonly write: (text: string) => Promise<void>; readonly onRows?: (table: string, rows: number) => void },
  ) => Promise<OperationResult<{ readonly tables: number; readonly rows: number; readonly sha256: string }>>;
  readonly restore: (
    environment: ProcessEnvironment,
    from: {
      readonly lines: AsyncIterable<string>;
      readonly laterLedger: AsyncIterable<string> | undefined;
      readonly nothingErasedSince?: boolean;
      readonly onRows?: (table: string, rows: number) => void;
    },
  ) => Promise<
    OperationResult<{
      readonly tables: number;
      readonly rows: number;
      readonly exportedAt: string;
      readonly ledgerEntries: number;
      readonly erasedAgain: number;
    }>
  >;
  readonly listKeys: (environment: ProcessEnvironment) => Promise<
    OperationResult<{
      readonly folder: string;
      readonly conformance: 'projected' | 'local';
      readonly keys: readonly ListedKey[];
      readonly servers: number;
    }>
  >;
  readonly addKey: (
    environment: ProcessEnvironment,
    asked: { readonly purpose: string },
  ) => Promise<OperationResult<{ readonly purpose: string; readonly kid: string }>>;
  readonly rotateKeys: (
    environment: ProcessEnvironment,
    to: { readonly onStep?: (step: RotationStep) => void },
  ) => Promise<OperationResult<{ readonly kid: string; readonly isNew: boolean; readonly rewrapped: number }>>;
};

export type ListedKey = {
  readonly purpose: string;
  readonly kid: string;
  readonly state: 'current' | 'kept' | 'waiting' | 'gone';
  readonly firstSeenAt?: string;
  readonly dataKeys?: number;
};

export type RotationStep = { readonly step: 'servers' | 'data-keys'; readonly done: number; readonly of: number };

export type ProcessEnvironment = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly uid: number;
  readonly home: string;
};

export type Examined = {
  readonly name: string;
  readonly state: 'well' | 'advice' | 'ill';
  readonly what: string;
  readonly remedy?: string;
  readonly clause?: string;
};

export type OperationResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly problem: {
        readonly code: string;
        readonly what: string;
        readonly remedy?: string;
        readonly clause?: string;
      };
    };
