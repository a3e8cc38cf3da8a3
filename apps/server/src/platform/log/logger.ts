import type { Classified, UpTo } from '@muster/policy';

/** Logs events: a stable name, and fields. Everything is scrubbed before it leaves (GOV 6.5). */
export interface Logger {
  debug<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  info<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  warn<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  error<Fields extends LogFields>(event: string, fields?: Fields & Loggable<Fields>): void;
  /** A logger that adds `fields` to each event. */
  with<Fields extends LogFields>(fields: Fields & Loggable<Fields>): Logger;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** The highest labelled class that may be logged (GOV 6.3); texts are scrubbed independently of this. */
export type LoggedClass = UpTo<'INTERNAL'>;

/** A field labelled higher does not compile. Nested labelled values are logged as the name of their class. */
export type Loggable<Fields> = {
  readonly [Name in keyof Fields]: Fields[Name] extends Classified<infer Class, unknown>
    ? [Class] extends [LoggedClass]
      ? Fields[Name]
      : never
    : Fields[Name];
};

const unsaid = (): void => {};

/** For callers that report in another way: an operation by its result, a test by its expectations. */
export const silentLog: Logger = { debug: unsaid, info: unsaid, warn: unsaid, error: unsaid, with: () => silentLog };
