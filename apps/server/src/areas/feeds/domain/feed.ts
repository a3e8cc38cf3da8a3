import type { Id } from '../../../kernel/ids.ts';

export type FeedId = Id<'feed'>;

/** A Prometheus that is queried for an objective's counts. */
export type Feed = {
  readonly id: FeedId;
  readonly name: string;
  readonly url: string;
  readonly objective: string;
  readonly totalQuery: string;
  readonly badQuery: string;
  readonly readTo: Date;
  readonly problem: string | undefined;
  readonly problemAt: Date | undefined;
  readonly version: number;
  readonly lastInstant: Date;
};

/** The feed's source name in telemetry, where its counts stay after the feed is removed. */
export const sourceOf = ({ id }: Pick<Feed, 'id'>): string => `prometheus:${id}`;
