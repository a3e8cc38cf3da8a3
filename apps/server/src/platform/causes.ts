import { defineService } from '../kernel/services.ts';
import type { Db } from './database/db.ts';

/** Something that may have caused bad events while it went on: an incident, a deployment, a provider's outage. */
export type CauseInterval = {
  /** A kind and an id: `deployment:0198…`, `provider:openai`. Samples that come with a cause name it the same way. */
  readonly cause: string;
  /** What people call it. */
  readonly title: string;
  readonly from: Date;
  /** Undefined: it goes on. */
  readonly to: Date | undefined;
};

/** What a room knows of causes within a span, for an objective and the service that it is of (GOV 9.1). */
export type CauseSource = (
  db: Db,
  asked: { readonly from: Date; readonly to: Date; readonly objective: string; readonly service: string },
) => Promise<readonly CauseInterval[]>;

/** The causes of all rooms as one. */
export const causesService = defineService<CauseSource>('platform.causes');
