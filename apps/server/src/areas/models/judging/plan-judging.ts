import { addMinutes, MINUTES_PER_HOUR } from '../../../kernel/clock.ts';
import type { CommandContext } from '../../../platform/commands/context.ts';
import { judgeSlice } from '../due-kinds.ts';
import { hourOf, type RollUp } from '../store/roll-ups.ts';
import { versionsByIds } from '../store/versions.ts';

/** Plans the judgement of each hour these minutes start, for when its last label is due. */
export async function planJudging(ctx: CommandContext, minutes: readonly RollUp[]): Promise<void> {
  const whole = minutes.filter(({ segment }) => segment === '');
  if (whole.length === 0) return;
  const versions = new Map(
    (await versionsByIds(ctx.tx, [...new Set(whole.map(({ versionId }) => versionId))])).map((each) => [each.id, each]),
  );
  const planned = new Set<string>();
  for (const { versionId, at } of whole) {
    const version = versions.get(versionId);
    const hour = hourOf(at);
    const key = `${versionId} ${hour.toISOString()}`;
    if (version === undefined || planned.has(key)) continue;
    planned.add(key);
    ctx.due.plan({
      kind: judgeSlice,
      key,
      subject: { kind: 'model', id: version.modelId },
      dueAt: addMinutes(hour, MINUTES_PER_HOUR + version.schema.labelDelayMinutes),
      payload: { version: versionId, hour: hour.toISOString() },
    });
  }
}
