import type { IncidentId, PolicyVersion, TeamId } from '../../../kernel/ids.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { BEFORE_THE_FIRST } from './domain/path.ts';
import { callOn } from './call-on.ts';
import { pathsInUse } from './store/paths.ts';
import { escalating, type Run } from './store/runs.ts';

/** An incident that may follow its team's path, in addition to the policy. */
export type Escalates = {
  readonly incident: IncidentId;
  readonly team: TeamId | undefined;
  readonly severity: string;
  readonly policyVersion: PolicyVersion;
  readonly clause: string;
  readonly isDrill: boolean;
};

/**
 * Starts incidents' escalations along their teams' paths, in the caller's transaction. A path only adds people to those
 * the policy pages (GOV 3.1.5).
 */
export async function beginPaths(ctx: CommandContext, incidents: readonly Escalates[]): Promise<void> {
  const teams = [...new Set(incidents.flatMap(({ team }) => team ?? []))];
  if (teams.length === 0) return;
  const paths = new Map((await pathsInUse(ctx.tx, { teams })).map((path) => [path.team, path]));
  const owed = incidents.flatMap((each) => {
    const path = each.team && paths.get(each.team);
    return path?.plan.severities.includes(each.severity) ? [{ each, path }] : [];
  });
  if (owed.length === 0) return;
  const running = await escalating(
    ctx.tx,
    owed.map(({ each }) => each.incident),
  );
  for (const { each, path } of owed) {
    if (running.has(each.incident)) continue;
    const run: Run = {
      ...each,
      id: ctx.ids.row(ctx.now),
      versionId: path.versionId,
      state: 'calling',
      position: BEFORE_THE_FIRST,
      sequence: 0,
      nextAt: ctx.now,
      answeredBy: [],
      beganAt: ctx.now,
      lastInstant: ctx.now,
    };
    await callOn(ctx, run, { isNew: true, why: 'path' });
  }
}
