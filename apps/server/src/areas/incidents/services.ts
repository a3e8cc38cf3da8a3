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

/** What lists of incidents are answered from. */
export const incidentReads = defineService<IncidentReads>('incidents.reads');

/** One incident as its page shows it. Each verb answers with that, and it asks each verb whether it may be done. */
export const incidentPage =
  defineService<(actor: Actor, code: string) => Promise<Result<IncidentPage, AppError>>>('incidents.page');

export type MovedAlerts = {
  readonly moved: number;
  /** When the first of them was received; undefined where there was none. */
  readonly since: Date | undefined;
  /** What they say of their severity; undefined: one names none. */
  readonly severities: readonly (Severity | undefined)[];
};

/** The alerts of incidents, which stand in a room above. */
export type AlertsOfIncidents = {
  /**
   * They belong to another incident from now on, and so does what their groups bring later. Without `alerts` all of them.
   * Into a private incident they are kept as it is.
   */
  move(
    ctx: CommandContext,
    from: IncidentId,
    into: Protected & { readonly id: IncidentId },
    alerts?: readonly string[],
  ): Promise<MovedAlerts>;
  /** Who may know of the incident may know of them, and nobody else. */
  protect(ctx: CommandContext, incident: IncidentId, as: Protected): Promise<void>;
};

export const alertsOfIncidents = defineService<AlertsOfIncidents>('incidents.alerts');
