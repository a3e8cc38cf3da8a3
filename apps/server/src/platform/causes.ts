import { defineService } from '../kernel/services.ts';
import type { Db } from './database/db.ts';

/** Something that may have caused bad events while it lasted: an incident, a deployment, a provider's outage. */
export type CauseInterval = {
  /** Kind and id: `deployment:0198…`, `provider:openai`. Samples tagged with a cause use the same form. */
  readonly cause: string;
  /** A human-readable name. */
  readonly title: string;
  readonly from: Date;
  /** Undefined while it lasts. */
  readonly to: Date | undefined;
};

/** The causes an area knows of within a span, for an objective and its service (GOV 9.1). */
export type CauseSource = (
  db: Db,
  asked: { readonly from: Date; readonly to: Date; readonly objective: string; readonly service: string },
) => Promise<readonly CauseInterval[]>;

/** The causes of all areas combined. */
export const causesService = defineService<CauseSource>('platform.causes');
