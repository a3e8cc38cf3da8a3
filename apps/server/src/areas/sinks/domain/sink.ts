import type { EntryId, Id, IncidentId } from '../../../kernel/ids.ts';

export type SinkId = Id<'sink'>;

export const sinkKinds = ['s3', 'cloudwatch', 'splunk', 'elastic', 'file'] as const;
export type SinkKind = (typeof sinkKinds)[number];

export const sinkFormats = ['native', 'ocsf'] as const;
export type SinkFormat = (typeof sinkFormats)[number];

/** Settings of a sink; secrets are references. Fields that its kind does not use are absent. */
export type SinkSettings = {
  readonly url?: string;
  /** Bucket, index or folder-relative path; for CloudWatch, the log group (`stream` is the log stream). */
  readonly place?: string;
  readonly stream?: string;
  readonly region?: string;
  /** Days for which nobody can delete an object in the bucket. */
  readonly lockDays?: number;
  readonly accessKey?: string;
  readonly secret?: string;
  /** Where, and with which secret, records are read back, if different from where they are sent. */
  readonly readUrl?: string;
  readonly readSecret?: string;
};

/** A destination outside the database that receives every entry, in order. */
export type Sink = {
  readonly id: SinkId;
  readonly name: string;
  readonly kind: SinkKind;
  readonly format: SinkFormat;
  readonly settings: SinkSettings;
  /** The first entry it was given, and the first it does not have yet. */
  readonly firstSeq: number;
  readonly nextSeq: number;
  readonly awaiting: Awaiting | undefined;
  readonly problem: string | undefined;
  readonly problemAt: Date | undefined;
  readonly sentAt: Date | undefined;
  /** The incident that paged somebody about its backlog, and when. */
  readonly backlogIncident: IncidentId | undefined;
  readonly backlogToldAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** Sent and not yet acknowledged (Splunk): entries from the cursor up to `below`. */
export type Awaiting = {
  readonly ack: number;
  readonly channel: string;
  readonly below: number;
  readonly since: string;
};
