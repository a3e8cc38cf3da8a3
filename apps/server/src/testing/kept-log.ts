import type { LogFields, Logger } from '../platform/log/logger.ts';

export type LoggedEvent = {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
};

/** A logger that keeps its lines for tests to read. It does not scrub: they never leave the test. */
export function createKeptLog(
  events: LoggedEvent[] = [],
  bound: LogFields = {},
): Logger & { readonly events: readonly LoggedEvent[] } {
  const keep =
    (level: LoggedEvent['level']) =>
    (event: string, fields: LogFields = {}): void => {
      events.push({ level, event, fields: { ...bound, ...fields } });
    };
  return {
    events,
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
    with: (fields) => createKeptLog(events, { ...bound, ...fields }),
  };
}
