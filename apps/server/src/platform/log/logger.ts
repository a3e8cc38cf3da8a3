import type { Classified, UpTo } from '@muster/policy';

/** A log event: a stable name, and fields. Everything passes the scrubber before it leaves (GOV 6.5). */
export interface Logger {
  debug<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  info<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  warn<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  error<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  /** A logger that adds `fields` to each event. */
  with<Fields extends LogFields>(fields: Fields & Loggable<Fields>): Logger;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** The most that a log may hold by its label; what is scrubbed out of texts is another matter (GOV 6.3). */
export type LoggedClass = UpTo<'INTERNAL'>;

/** A field that is labelled higher does not compile. What lies deeper in a field is logged as the name of its class. */
export type Loggable<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Classified<infer Class, unknown>
    ? [Class] extends [LoggedClass]
      ? Fields[Name]
      : never
    : Fields[Name];
};

const unsaid = (): void => {};

/** For whoever tells what happened in another way: an operation by its answer, a test by what it expects. */
export const silentLog: Logger = { debug: unsaid, info: unsaid, warn: unsaid, error: unsaid, with: () => silentLog };
