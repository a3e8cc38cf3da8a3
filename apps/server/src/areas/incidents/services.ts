import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import { defineService } from '../../kernel/services.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { IncidentReads } from './queries/incident-reads.ts';
import type { IncidentPage } from './queries/incident-view.ts';

/** What lists of incidents are answered from. */
export const incidentReads = defineService<IncidentReads>('incidents.reads');

/** One incident as its page shows it. Each verb answers with that, and it asks each verb whether it may be done. */
export const incidentPage =
  defineService<(actor: Actor, code: string) => Promise<Result<IncidentPage, AppError>>>('incidents.page');

/** The alerts of incidents, which stand in a room above. */
export type AlertsOfIncidents = {
  /**
   * They belong to another incident from now on, and so does what their groups bring later. Without `alerts` all of them.
   * @returns how many, and when the first of them was received
   */
  move(
    ctx: CommandContext,
    from: IncidentId,
    into: IncidentId,
    alerts?: readonly string[],
  ): Promise<{ readonly moved: number; readonly since?: Date }>;
  /** Who may know of the incident may know of them, and nobody else. */
  protect(ctx: CommandContext, incident: IncidentId, as: Protected): Promise<void>;
};

export const alertsOfIncidents = defineService<AlertsOfIncidents>('incidents.alerts');
