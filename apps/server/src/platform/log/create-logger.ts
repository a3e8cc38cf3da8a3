import { pino, type Level } from 'pino';
import type { LogFields, Logger } from './logger.ts';
import { plainFields } from './plain-fields.ts';
import { createScrubStage, type ValueScrubber } from './scrub-stage.ts';

export type LogLevel = Extract<Level, 'debug' | 'info' | 'warn' | 'error'>;

type Options = {
  readonly scrubber: ValueScrubber;
  /** Takes one complete line, including its line break. */
  readonly write: (line: string) => void;
  readonly level: LogLevel;
  readonly now: () => Date;
};

/**
 * The one logger (GOV 6.5). pino serialises an event and writes to the scrub stage, the only holder of `write`:
 * whatever a call site, a child logger or an error's stack put into the event is scrubbed in its final form.
 */
export function createLogger({ scrubber, write, level, now }: Options): Logger {
  const emitter = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: createScrubStage({ scrubber, write, now }) },
  );
  return loggerWith({});

  function loggerWith(bound: LogFields): Logger {
    const emit = (at: LogLevel) => (event: string, fields?: LogFields) => {
      if (emitter.isLevelEnabled(at)) emitter[at](plainFields({ ...bound, ...fields }), event);
    };
    return {
      debug: emit('debug'),
      info: emit('info'),
      warn: emit('warn'),
      error: emit('error'),
      with: (fields) => loggerWith({ ...bound, ...fields }),
    };
  }
}
