import type { Result } from '../../kernel/result.ts';

/**
 * The only way to send HTTP requests. Everything that Muster calls (webhooks, sinks, the dead-man's switch) goes
 * through it.
 */
export interface Outgoing {
  send(request: OutgoingRequest): Promise<Result<OutgoingResponse, OutgoingError>>;
  /**
   * Whether `send` would connect to this address as its name resolves now: for checking URLs as they are entered.
   * Nothing is sent.
   */
  judge(url: string): Promise<Result<URL, OutgoingError>>;
  /** Closes idle connections and waits for those in use. */
  close(): Promise<void>;
}

/** The same with responses that are read as they arrive, such as event streams. */
export interface StreamingOutgoing extends Outgoing {
  open(request: OutgoingStream): Promise<Result<OpenedAnswer, OutgoingError>>;
}

export type OutgoingRequest = {
  /** Names the sender in the log, such as `page.webhook`. The URL is never logged: it may itself be a secret. */
  readonly purpose: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For the whole exchange. Default: the limit given at creation. */
  readonly timeoutMs?: number;
};

/** `timeoutMs` is the limit until the first byte, `silenceMs` between two. */
export type OutgoingStream = OutgoingRequest & { readonly silenceMs: number; readonly signal: AbortSignal };

/** A response whose body has not been read. Reading it throws failures that map to `OutgoingError`. */
export type OpenedAnswer = {
  readonly status: number;
  readonly headers: OutgoingResponse['headers'];
  readonly body: AsyncIterable<Uint8Array>;
};

/** Any response that is not a redirect, whatever its status. */
export type OutgoingResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
};

/**
 * `public` names the host at most, never a path, a query or a header. `isWorthRetrying`: the same request might succeed
 * later.
 */
export type OutgoingError = {
  readonly kind:
    | 'bad_request'
    | 'refused_address'
    | 'unresolved'
    | 'unreachable'
    | 'untrusted'
    | 'timed_out'
    | 'redirected'
    | 'too_large'
    | 'broken_answer';
  readonly public: string;
  readonly remedy?: string;
  readonly isWorthRetrying: boolean;
};
