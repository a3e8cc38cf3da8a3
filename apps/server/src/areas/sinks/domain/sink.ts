import type { EntryId, Id, IncidentId } from '../../../kernel/ids.ts';

export type SinkId = Id<'sink'>;

export const sinkKinds = ['s3', 'cloudwatch', 'splunk', 'elastic', 'file'] as const;
export type SinkKind = (typeof sinkKinds)[number];

export const sinkFormats = ['native', 'ocsf'] as const;
export type SinkFormat = (typeof sinkFormats)[number];

/** What one kind of sink must be told; secrets are references. Everything that a kind has no use for is absent. */
export type SinkSettings = {
  readonly url?: string;
  /** Bucket, index or folder-relative path; log group and stream for CloudWatch. */
  readonly place?: string;
  readonly stream?: string;
  readonly region?: string;
  /** Days for which nobody can delete what lies in a bucket. */
  readonly lockDays?: number;
  readonly accessKey?: string;
  readonly secret?: string;
  /** Where what was sent can be read back, and by which secret, where that is another door. */
  readonly readUrl?: string;
  readonly readSecret?: string;
};

/** A place outside of the database that gets every entry, in order. */
export type Sink = {
  readonly id: SinkId;
  readonly name: string;
  readonly kind: SinkKind;
  readonly format: SinkFormat;
  readonly settings: SinkSettings;
  /** The first entry that it was given, and the first that it does not have yet. */
  readonly firstSeq: number;
  readonly nextSeq: number;
  readonly awaiting: Awaiting | undefined;
  readonly problem: string | undefined;
  readonly problemAt: Date | undefined;
  readonly sentAt: Date | undefined;
  /** The incident by which somebody was paged for what it lacks, and when. */
  readonly backlogIncident: IncidentId | undefined;
  readonly backlogToldAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
  readonly lastEntry: EntryId;
};

/** What was sent and not yet acknowledged (Splunk): entries from the cursor up to `below`. */
export type Awaiting = {
  readonly ack: number;
  readonly channel: string;
  readonly below: number;
  readonly since: string;
};
