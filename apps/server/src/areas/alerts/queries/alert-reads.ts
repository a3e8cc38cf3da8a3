import { defineService } from '../../../kernel/services.ts';
import type { ContentVault } from '../../../platform/ledger/entry-buffer.ts';
import type { IncidentReads } from '../../incidents/public.ts';
import type { Labels } from '../domain/notification.ts';

/** The dependencies of this area's queries, set once by the composition root. */
export type AlertReads = {
  readonly incidents: IncidentReads;
  /** Opens what a batch says of each incident. */
  readonly vault: ContentVault;
  /** Scrubs a search as labels are scrubbed. */
  readonly scrub: (labels: Labels) => Labels;
};

export const alertReadsService = defineService<AlertReads>('alerts.reads');
