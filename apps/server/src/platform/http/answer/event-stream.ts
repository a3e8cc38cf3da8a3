import type { FastifyReply } from 'fastify';
import { type AppError, AppFailure } from '../../../kernel/app-error.ts';

/** Server-sent events to one client, which resumes with Last-Event-ID wherever a connection ended. */
export interface EventStream {
  /** The last event the client has seen, if this is a resumed stream. */
  readonly lastEventId: string | undefined;
  /**
   * Sends an event. Resolves when the connection can take another one, so that a slow client only slows its own feed;
   * `false` once the stream has closed.
   */
  send(event: StreamEvent): Promise<boolean>;
  /** Aborted when either side closes. */
  readonly closed: AbortSignal;
  close(): void;
}

export type StreamEvent = { readonly id?: string; readonly type?: string; readonly data: unknown };

/** All streams of a server: for heartbeats, and to close them on shutdown. */
export interface EventStreams {
  /** Why no further stream can be opened; undefined if one can. */
  judge(): AppError | undefined;
  /** An actor at their limit loses their oldest stream: that is the likeliest to be dead, and a live one reconnects. */
  add(stream: OpenStream): () => void;
  readonly size: number;
  closeAll(): void;
}

type OpenStream = {
  /** Whose it is (`actorSub`). */
  readonly reader: string;
  readonly beat: () => void;
  readonly close: () => void;
  readonly cut: () => void;
};

const FULL: AppError = {
  kind: 'unavailable',
  code: 'server/too-many-streams',
  public: 'This server cannot open more live streams.',
  remedy: 'Screens keep updating by polling. Close those that nobody is using, or add a server.',
  retryAfterSeconds: 30,
};

export function createEventStreams(
  heartbeatSeconds: number,
  limits: { readonly perReader: number; readonly most: number },
): EventStreams {
  const open = new Set<OpenStream>();
  // Proxies cut idle connections, and only a write reveals that a client is gone.
  const timer = setInterval(() => open.forEach((stream) => stream.beat()), heartbeatSeconds * 1000);
  timer.unref();
  return {
    judge: () => (open.size >= limits.most ? FULL : undefined),
    add(stream) {
      const own = [...open].filter(({ reader }) => reader === stream.reader);
      if (own.length >= limits.perReader && own[0]) {
        open.delete(own[0]);
        own[0].cut();
      }
      open.add(stream);
      return () => void open.delete(stream);
    },
    get size() {
      return open.size;
    },
    closeAll() {
      clearInterval(timer);
      for (const stream of open) stream.close();
    },
  };
}

/** Clients that lag this far behind are disconnected: they resume from their last id, and memory stays bounded. */
const MAX_UNSENT_BYTES = 1024 * 1024;

/** An event, not a comment: a page that was asleep notices by its absence that the connection is dead. */
const HEARTBEAT = 'event: heartbeat\ndata: {}\n\n';

/** Takes over the reply and starts the stream. Throws if the server is at its limit. */
export function openEventStream(
  reply: FastifyReply,
  streams: EventStreams,
  { lastEventId, reader }: { readonly lastEventId: string | string[] | undefined; readonly reader: string },
): EventStream {
  const refusal = streams.judge();
  if (refusal !== undefined) throw new AppFailure(refusal);
  reply.hijack();
  reply.firstByteMs = reply.elapsedTime;
  reply.leave?.();
  const { raw } = reply;
  const closing = new AbortController();
  raw.writeHead(200, {
    ...reply.getHeaders(),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // Nothing follows a stream: its connection must not stay idle when the server stops.
    connection: 'close',
  } as Record<string, string>);
  raw.write('retry: 2000\n\n');

  const write = (text: string): boolean => {
    if (closing.signal.aborted) return false;
    raw.write(text);
    if (raw.writableLength > MAX_UNSENT_BYTES) raw.destroy();
    return true;
  };
  const close = () => {
    if (!closing.signal.aborted) raw.end();
  };
  const remove = streams.add({ reader, beat: () => write(HEARTBEAT), close, cut: () => raw.destroy() });
  raw.once('close', () => {
    remove();
    closing.abort();
  });

  return {
    lastEventId: typeof lastEventId === 'string' && /^[\w.-]{1,64}$/.test(lastEventId) ? lastEventId : undefined,
    closed: closing.signal,
    close,
    async send(event) {
      if (!write(format(event))) return false;
      if (raw.writableNeedDrain) await drained(raw, closing.signal);
      return !closing.signal.aborted;
    },
  };
}

/** JSON contains no raw line breaks, so one data line always holds one event. */
function format({ id, type, data }: StreamEvent): string {
  const oneLine = (text: string) => text.replaceAll(/[\r\n\0]/g, ' ');
  return `${id === undefined ? '' : `id: ${oneLine(id)}\n`}${type === undefined ? '' : `event: ${oneLine(type)}\n`}data: ${JSON.stringify(data)}\n\n`;
}

async function drained(raw: FastifyReply['raw'], closed: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      raw.off('drain', done);
      closed.removeEventListener('abort', done);
      resolve();
    };
    raw.once('drain', done);
    closed.addEventListener('abort', done);
  });
}
