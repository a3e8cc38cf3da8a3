import { addMinutes } from '../../kernel/clock.ts';
import type { CommandContext } from '../../platform/commands/context.ts';
import type { ModelVersion } from '../models/public.ts';
import { attributesOf } from './domain/fairness-groups.ts';
import { viewFairness, type FairnessView } from './domain/fairness-view.ts';
import { fairnessLimits } from './domain/limits.ts';
import type { Watch } from './domain/watch.ts';
import { followEpisode } from './follow-episode.ts';
import { talliedIn } from './gather-reference.ts';
import { saveReport } from './store/fairness.ts';

/**
 * Evaluates the groups of each sensitive attribute, and of every pair, over the policy's window; exceeding a limit
 * opens an incident (GOV 7.15). What is stored is aggregated, without cells that are too small.
 */
export async function watchFairness(
  ctx: CommandContext,
  watch: Watch,
  version: ModelVersion,
  to: Date,
  runbook: string | undefined,
): Promise<void> {
  const policy = ctx.policies.current;
  const { window, opens } = policy.detection.fairness;
  if (version.schema.groups.length === 0 || favourable(version) === undefined) return;
  const tally = await talliedIn(ctx, version, addMinutes(to, -window.minutes), to);
  const limits = fairnessLimits(policy);
  const beyond: { readonly attribute: string; readonly view: FairnessView }[] = [];
  for (const attribute of attributesOf(version.schema, tally)) {
    if (attribute.groups.length === 0) continue;
    const view = viewFairness(attribute, limits);
    await saveReport(ctx.tx, watch.id, attribute.name, ctx.now, view);
    if (view.verdict === 'beyond') beyond.push({ attribute: attribute.name, view });
  }
  const finding =
    beyond.length === 0
      ? undefined
      : {
          severity: opens,
          because: 'unfair' as const,
          names: beyond.map(({ attribute, view }) => `${attribute} (${view.beyond.join(', ').replaceAll('_', ' ')})`),
          found: beyond,
          rows: tally.n ?? 0,
        };
  await followEpisode(ctx, watch, 'fairness', finding, runbook);
}

const favourable = ({ schema: { target } }: ModelVersion): string | undefined =>
  target.task === 'classification' ? target.favourable : undefined;
