import type { Result } from '../../kernel/result.ts';
import type { Logger } from '../log/logger.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';

/**
 * A heartbeat to an external monitor (healthchecks.io, Dead Man's Snitch, another Alertmanager), sent only while the
 * worker and the sequencer are healthy. When Muster cannot page, its silence does (architecture, "Growing past one
 * machine").
 */
export interface DeadMansSwitch {
  /** Sends a heartbeat if all is well. Never throws: its absence is the message. */
  beat(): Promise<Beat>;
  /** Sends a heartbeat now, then every `everySeconds`. */
  start(): void;
  stop(): void;
}

export type Beat = 'called' | 'unanswered' | 'withheld';

type Options = {
  /** The URL to call. Usually secret: it is not logged. */
  readonly url: string;
  readonly everySeconds: number;
  /** Whether worker and sequencer are healthy; the error says briefly what is not. */
  readonly isWell: () => Result<undefined, string>;
  readonly send: Outgoing['send'];
  readonly log: Logger;
};

export function createDeadMansSwitch({ url, everySeconds, isWell, send, log }: Options): DeadMansSwitch {
  let timer: NodeJS.Timeout | undefined;
  const beat = async (): Promise<Beat> => {
    const wellness = howWell();
    if (!wellness.ok) {
      log.error('dead_mans_switch.withheld', { why: wellness.error });
      return 'withheld';
    }
    const result = await send({ purpose: 'dead_mans_switch', method: 'GET', url, timeoutMs: everySeconds * 1000 });
    if (result.ok && result.value.status < 300) return 'called';
    log.warn('dead_mans_switch.unanswered', result.ok ? { status: result.value.status } : { why: result.error.public });
    return 'unanswered';
  };
  return {
    beat,
    start() {
      void beat();
      timer ??= setInterval(() => void beat(), everySeconds * 1000);
      timer.unref();
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };

  /** A check that throws is not a sign of health. */
  function howWell(): Result<undefined, string> {
    try {
      return isWell();
    } catch (error) {
      log.error('dead_mans_switch.check_failed', { error });
      return { ok: false, error: 'the check itself failed' };
    }
  }
}
