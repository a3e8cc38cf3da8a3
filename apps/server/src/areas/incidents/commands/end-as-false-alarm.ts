import type { AppError } from '../../../kernel/app-error.ts';
import type { PrincipalId } from '../../../kernel/ids.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import type { Incident } from '../domain/incident.ts';
import { callFalseAlarm } from '../domain/merge.ts';
import { falseAlarmCalled } from '../ledger-actions.ts';
import { incidentResource, saveUnlessRefused, type IncidentRef } from './save-incident.ts';

type Called = {
  readonly reason: Scrubbed;
  readonly approved?: {
    readonly approval: string;
    readonly requestedBy: PrincipalId;
    readonly isUnseparated: boolean;
  };
};

/** Ends the incident as a false alarm. Its obligations remain until it is closed. */
export const endAsFalseAlarm = async (
  ctx: CommandContext,
  incident: Incident,
  { reason, approved }: Called,
): Promise<Result<IncidentRef, AppError>> => {
  const policy = ctx.policies.of(incident);
  return saveUnlessRefused(ctx, incident, callFalseAlarm(incident, ctx.now, policy), () =>
    ctx.record(falseAlarmCalled, {
      ...incidentResource(incident),
      clause: policy.triage.severityChange.falseAlarm.clause,
      data: {
        from: incident.phase,
        worst: incident.worstSeverity,
        ...(approved === undefined
          ? {}
          : { approval: approved.approval, requestedBy: approved.requestedBy, unseparated: approved.isUnseparated }),
      },
      content: { fields: { reason } },
    }),
  );
};
