import type { CommandContext } from '../../../platform/commands/context.ts';
import { graceOf } from '../domain/log-policy.ts';
import { addToRun } from '../store/producers.ts';
import type { NewPrediction } from './prediction.ts';

/** Records these predictions' sequence numbers for their producers, one run at a time in a fixed order. */
export async function addNumbers(ctx: CommandContext, predictions: readonly NewPrediction[]): Promise<void> {
  const numbered = predictions.filter(({ sent }) => sent.sequence !== undefined);
  const runs = Map.groupBy(numbered, ({ version, sent }) =>
    JSON.stringify([version.modelId, sent.producer ?? '', sent.run]),
  );
  for (const name of [...runs.keys()].toSorted()) {
    const [modelId, producer, run] = JSON.parse(name) as [string, string, string];
    const numbers = (runs.get(name) ?? []).flatMap(({ sent }) => (sent.sequence === undefined ? [] : [sent.sequence]));
    await addToRun(ctx.tx, { modelId, producer, run }, numbers, 0, graceOf(ctx.policies.current, ctx.now));
  }
}
