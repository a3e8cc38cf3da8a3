import type { Id } from '../../../kernel/ids.ts';

export type FeedId = Id<'feed'>;

/** A Prometheus that is asked what an objective counts. */
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

/** As telemetry knows it: what it counts stays when it is taken away. */
export const sourceOf = ({ id }: Pick<Feed, 'id'>): string => `prometheus:${id}`;
