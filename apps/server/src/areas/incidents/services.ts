import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import { defineService } from '../../kernel/services.ts';
import type { IncidentReads } from './queries/incident-reads.ts';
import type { IncidentPage } from './queries/incident-view.ts';

/** What lists of incidents are answered from. */
export const incidentReads = defineService<IncidentReads>('incidents.reads');

/** One incident as its page shows it. Each verb answers with that, and it asks each verb whether it may be done. */
export const incidentPage =
  defineService<(actor: Actor, code: string) => Promise<Result<IncidentPage, AppError>>>('incidents.page');
