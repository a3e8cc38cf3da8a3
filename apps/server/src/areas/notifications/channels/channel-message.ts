import type { Severity } from '@muster/policy';

/** A message independent of its channel: an id shared by all attempts, and its forms for machines and people. */
export type ChannelMessage = {
  readonly id: string;
  readonly purpose: string;
  /** The Standard Webhooks event type, such as `incident.page`. */
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly text: string;
  /** Its link, if it has one. */
  readonly link?: string;
  /** What the recipient is called to. Absent if nobody is called: a test, a code, news of a request. */
  readonly call?: {
    readonly page: string;
    readonly incident: string;
    readonly severity: Severity;
    readonly isDrill: boolean;
    /** As read out by a voice call. */
    readonly spoken: string;
  };
};
