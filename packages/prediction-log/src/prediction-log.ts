/** A rejected prediction: its index in the request that sent it, and why. */
export type Refusal = { readonly index: number; readonly code: string; readonly reason: string };

export interface PredictionLog {
  /**
   * Adds a prediction in the form of `POST /v1/predictions`. It is sent with the next flush, or once enough are
   * waiting.
   */
  add(prediction: Readonly<Record<string, unknown>>): void;
  /**
   * Resolves once everything added is durable. Rejects if Muster refused the request or could not be reached in all
   * attempts.
   */
  flush(): Promise<void>;
  /** What was rejected so far. */
  readonly refused: readonly Refusal[];
}

export type LogOptions = {
  readonly url: string;
  /** A key with the scope `predictions:log`. */
  readonly key: string;
  readonly producer: string;
  /** Identifies this run of the producer; its sequence numbers begin at 1. */
  readonly run: string;
  /** How many predictions may wait before they are sent automatically. */
  readonly rowsAtOnce?: number;
  readonly tries?: number;
  readonly fetch?: (url: string, request: Request) => Promise<Answer>;
  /** Waits this many milliseconds between attempts. */
  readonly pause?: (milliseconds: number) => Promise<void>;
};

type Request = {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
type Answer = { readonly status: number; text(): Promise<string> };

const ROWS_AT_ONCE = 500;
const TRIES = 5;
const PAUSE_MS = 1000;

/**
 * A log for one producer's run. Only one request is in flight at a time; what is added meanwhile goes with the next.
 */
export function createPredictionLog(options: LogOptions): PredictionLog {
  const { url, key, producer, run, rowsAtOnce = ROWS_AT_ONCE, tries = TRIES } = options;
  const send = options.fetch ?? (async (to, request) => fetch(to, request));
  const pause = options.pause ?? (async (ms) => new Promise((resolve) => void setTimeout(resolve, ms)));
  const waiting: string[] = [];
  const refused: Refusal[] = [];
  let sequence = 0;
  let sending: Promise<void> | undefined;

  return {
    add(prediction) {
      sequence += 1;
      waiting.push(JSON.stringify({ ...prediction, producer, run, sequence }));
      // A failure here is reported by the next flush: the rows wait until then.
      if (waiting.length >= rowsAtOnce) void start().catch(() => undefined);
    },
    async flush() {
      while (waiting.length > 0) await start();
    },
    refused,
  };

  async function start(): Promise<void> {
    sending ??= sendNext().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function sendNext(): Promise<void> {
    const rows = waiting.slice(0, rowsAtOnce);
    if (rows.length === 0) return;
    const answer = await deliver(rows.join('\n'));
    refused.push(...answer.refusals);
    waiting.splice(0, rows.length);
  }

  async function deliver(body: string): Promise<{ readonly refusals: readonly Refusal[] }> {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' };
    for (let attempt = 1; ; attempt += 1) {
      const answer = await attemptOnce(headers, body);
      if (answer?.status === 200) return JSON.parse(await answer.text()) as { refusals: Refusal[] };
      // 503: nothing was stored, or not all of it; retry shortly. Anything else is for the caller to fix.
      if (answer !== undefined && answer.status !== 503)
        throw new Error(`Muster refused the predictions (${answer.status}): ${await answer.text()}`);
      if (attempt >= tries) throw new Error(`Muster did not take the predictions in ${tries} tries`);
      await pause(attempt * PAUSE_MS);
    }
  }

  /** Undefined if there was no response. */
  async function attemptOnce(headers: Request['headers'], body: string): Promise<Answer | undefined> {
    try {
      return await send(`${url.replace(/\/+$/, '')}/v1/predictions`, { method: 'POST', headers, body });
    } catch {
      return undefined;
    }
  }
}
