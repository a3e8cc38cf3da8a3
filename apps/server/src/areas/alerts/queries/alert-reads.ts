import { defineService } from '../../../kernel/services.ts';
import type { ContentVault } from '../../../platform/ledger/entry-buffer.ts';
import type { IncidentReads } from '../../incidents/public.ts';
import type { Labels } from '../domain/notification.ts';

/** What this area's questions are answered from. Given once, by the composition root. */
export type AlertReads = {
  readonly incidents: IncidentReads;
  /** Seals what a batch tells of each incident. */
  readonly vault: ContentVault;
  /** As the labels of alerts are scrubbed. */
  readonly scrub: (labels: Labels) => Labels;
};

export const alertReadsService = defineService<AlertReads>('alerts.reads');
