import type { Logger } from '../../../platform/log/logger.ts';
import type { Socket, Sockets } from '../../../platform/outgoing/create-sockets.ts';
import type { SlackApi } from './api.ts';
import { readSocketMessage } from './envelope.ts';
import type { FromSlack } from './receive.ts';

type Parts = {
  /** With the app-level token, used only for `apps.connections.open`. */
  readonly slack: Pick<SlackApi, 'call'>;
  readonly sockets: Sockets;
  /** Stores a message durably, as the routes do. */
  readonly receive: (from: FromSlack) => Promise<void>;
  /** Schedules a function. @returns a function that cancels it */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  readonly log: Logger;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
/** Slack pings as well, but our own pings detect a dead connection without waiting for TCP. */
const PING_EVERY_MS = 30_000;

/**
 * Receives from Slack over a connection that Muster opens, for installations Slack cannot reach. An envelope is
 * acknowledged only after its content is stored; Slack redelivers others under the same ids, so each is processed once.
 * A connection that Slack is about to end is replaced before it ends.
 */
export function followSlack({ slack, sockets, receive, later, log }: Parts): { stop(): void } {
  let isStopped = false;
  let wait = FIRST_WAIT_MS;
  let cancel = (): void => {};
  const open = new Set<Socket>();
  void connect();
  return {
    stop() {
      isStopped = true;
      cancel();
      for (const socket of open) socket.close();
    },
  };

  function again(): void {
    if (isStopped) return;
    cancel();
    cancel = later(wait, () => void connect());
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  async function connect(): Promise<void> {
    const answer = await slack.call('apps.connections.open', {});
    if (isStopped) return;
    if (!answer.ok || typeof answer.body['url'] !== 'string') {
      log.warn('chat.socket_not_opened', { error: answer.ok ? 'no-url' : answer.error });
      wait = Math.max(wait, answer.ok ? 0 : (answer.retryAfterSeconds ?? 0) * 1000);
      return again();
    }
    live(answer.body['url']);
  }

  /** Runs one connection until it ends. */
  function live(url: string): void {
    let hasSuccessor = false;
    let isAnswered = true;
    let unping = (): void => {};
    const opened = sockets.open(url, {
      onText: (text) => void heard(text),
      onPong: () => void (isAnswered = true),
      onEnd() {
        unping();
        if (opened.ok) open.delete(opened.value);
        if (!hasSuccessor) again();
      },
    });
    if (!opened.ok) {
      log.warn('chat.socket_not_opened', { error: opened.error.kind });
      return again();
    }
    const socket = opened.value;
    open.add(socket);
    beat();

    function beat(): void {
      unping = later(PING_EVERY_MS, () => {
        if (!isAnswered) return socket.close();
        isAnswered = false;
        socket.ping();
        beat();
      });
    }

    async function heard(text: string): Promise<void> {
      isAnswered = true;
      const message = readSocketMessage(text);
      switch (message.kind) {
        case 'hello':
          wait = FIRST_WAIT_MS;
          return log.info('chat.socket_opened', {});
        case 'disconnect':
          if (hasSuccessor) return;
          hasSuccessor = true;
          if (message.isOff) wait = LONGEST_WAIT_MS;
          return message.isOff ? again() : void connect();
        case 'envelope':
          try {
            if (message.from !== undefined) await receive(message.from);
            socket.send(JSON.stringify({ envelope_id: message.id }));
          } catch (failure) {
            log.warn('chat.envelope_not_kept', { why: failure instanceof Error ? failure.message : String(failure) });
          }
          return;
        case 'unknown':
          return log.warn('chat.socket_message_unknown', {});
      }
    }
  }
}
