import type { Severity } from '@muster/policy';

/** What a message needs besides its channel: an id that every try shares, and its shapes for machines and people. */
export type ChannelMessage = {
  readonly id: string;
  readonly purpose: string;
  /** The event of Standard Webhooks, such as `incident.page`. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly text: string;
  /** Where it leads; not everything leads anywhere. */
  readonly link?: string;
  /** What it calls somebody to. Absent where nobody is called: a test, a code, news of a request. */
  readonly call?: {
    readonly page: string;
    readonly incident: string;
    readonly severity: Severity;
    readonly isDrill: boolean;
    /** As a voice reads it out. */
    readonly spoken: string;
  };
};
