import { defineService } from '../../../kernel/services.ts';
import type { ContentVault } from '../../../platform/ledger/entry-buffer.ts';
import type { IncidentReads } from '../../incidents/public.ts';

/** What this area's questions are answered from. Given once, by the composition root. */
export type AlertReads = {
  readonly incidents: IncidentReads;
  /** Seals what a batch tells of each incident. */
  readonly vault: ContentVault;
};

export const alertReadsService = defineService<AlertReads>('alerts.reads');
