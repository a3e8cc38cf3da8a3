import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getCACertificates } from 'node:tls';
import { Agent, ping, WebSocket } from 'undici';
import { err, ok, type Result } from '../../kernel/result.ts';
import type { AllowList } from './allow-list.ts';
import { createCheckedLookup, type Resolve, resolveBySystem } from './checked-lookup.ts';
import { judgeUrl } from './judge-url.ts';
import type { OutgoingError } from './outgoing.ts';

type SocketEvents = {
  /** Called for each text message. A message of any other type ends the connection. */
  readonly onText: (text: string) => void;
  /** Called once when the connection ends, from either side, or could not be opened. */
  readonly onEnd: () => void;
  /** Called when the other side answers a ping. */
  readonly onPong: () => void;
};

export type Socket = {
  send(text: string): void;
  /** Checks whether the other side is still there. */
  ping(): void;
  close(): void;
};

/** Outgoing long-lived connections, checked like any other request; their addresses are usually secret. */
export interface Sockets {
  open(url: string, events: SocketEvents): Result<Socket, OutgoingError>;
  close(): Promise<void>;
}

type Options = {
  readonly allow: AllowList;
  readonly connectTimeoutMs: number;
  readonly authorities?: readonly string[];
  readonly resolve?: Resolve;
};

/** Opens WebSockets to addresses checked when each connects (abuse case 23). TLS is always verified. */
export function createSockets({ allow, connectTimeoutMs, authorities, resolve = resolveBySystem }: Options): Sockets {
  const agent = new Agent({
    allowH2: false,
    connect: {
      lookup: createCheckedLookup(allow, resolve),
      timeout: connectTimeoutMs,
      rejectUnauthorized: true,
      ...(authorities === undefined ? {} : { ca: [...getCACertificates('default'), ...authorities] }),
    },
  });
  return {
    open(url, events) {
      // `ws` is checked like `http`: allowed only to listed hosts.
      const judged = judgeUrl(url.replace(/^ws(s?):/, 'http$1:'), allow);
      if (!judged.ok) return judged;
      if (!/^wss?:/.test(url)) return err(NO_SOCKET);
      return ok(socketOver(new WebSocket(url, { dispatcher: agent }), events));
    },
    // A graceful close would wait for long-lived connections.
    close: async () => agent.destroy(),
  };
}

function socketOver(socket: WebSocket, { onText, onEnd, onPong }: SocketEvents): Socket {
  const heard = (message: unknown) => {
    if ((message as { websocket?: unknown }).websocket === socket) onPong();
  };
  subscribe('undici:websocket:pong', heard);
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    unsubscribe('undici:websocket:pong', heard);
    onEnd();
  };
  socket.addEventListener('message', ({ data }: { data: unknown }) => {
    if (isOver) return;
    if (typeof data === 'string') onText(data);
    else socket.close();
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    ping: () => {
      if (socket.readyState === WebSocket.OPEN) ping(socket);
    },
    close() {
      socket.close();
      // Does not wait for a peer that ignores the close frame.
      end();
    },
  };
}

const NO_SOCKET: OutgoingError = {
  kind: 'bad_request',
  public: 'This is not a WebSocket address.',
  isWorthRetrying: false,
};
