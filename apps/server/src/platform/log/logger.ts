/** A log event: a stable name, and fields. Everything passes the scrubber before it leaves (GOV 6.5). */
export interface Logger {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A logger that adds `fields` to each event. */
  with(fields: LogFields): Logger;
}

export type LogFields = Readonly<Record<string, unknown>>;

const unsaid = (): void => {};

/** For whoever tells what happened in another way: an operation by its answer, a test by what it expects. */
export const silentLog: Logger = { debug: unsaid, info: unsaid, warn: unsaid, error: unsaid, with: () => silentLog };
