import type { Severity } from '@muster/policy';
import type { Actor } from '../../kernel/actor.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { IncidentId } from '../../kernel/ids.ts';
import type { Protected } from '../../kernel/protected.ts';
import type { Result } from '../../kernel/result.ts';
import { defineService } from '../../kernel/services.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { IncidentReads } from './queries/incident-reads.ts';
import type { IncidentPage } from './queries/incident-view.ts';

/** Dependencies of incident lists. */
export const incidentReads = defineService<IncidentReads>('incidents.reads');

/** One incident as its screen shows it, with a verdict on each verb. The response of every verb. */
export const incidentPage =
  defineService<(actor: Actor, code: string) => Promise<Result<IncidentPage, AppError>>>('incidents.page');

export type MovedAlerts = {
  readonly moved: number;
  /** When the first of them was received; undefined if there was none. */
  readonly since: Date | undefined;
  /** Their severities; undefined for an alert that states none. */
  readonly severities: readonly (Severity | undefined)[];
};

/** The alerts of incidents, implemented by an area above this one. */
export type AlertsOfIncidents = {
  /**
   * Moves the alerts to another incident, including whatever their groups bring later. Without `alerts`, all of them.
   * Alerts moved into a private incident become private too.
   */
  move(
    ctx: CommandContext,
    from: IncidentId,
    into: Protected & { readonly id: IncidentId },
    alerts?: readonly string[],
  ): Promise<MovedAlerts>;
  /** Restricts alerts to those who may know of the incident. */
  protect(ctx: CommandContext, incident: IncidentId, as: Protected): Promise<void>;
};

export const alertsOfIncidents = defineService<AlertsOfIncidents>('incidents.alerts');
