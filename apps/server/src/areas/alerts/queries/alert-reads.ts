import type { IncidentReads } from '../../incidents/public.ts';

/** What this area's questions are answered from. Given once, by the composition root. */
export type AlertReads = {
  readonly incidents: IncidentReads;
  /** The address that people and senders reach Muster at, once it listens. */
  publicUrl(): string;
};
