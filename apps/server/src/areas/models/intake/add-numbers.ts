import type { CommandContext } from '../../../platform/commands/context.ts';
import { graceOf } from '../domain/log-policy.ts';
import { addToRun } from '../store/producers.ts';
import type { NewPrediction } from './prediction.ts';

/** Adds the numbers of these predictions to those of their producers. One run after the other, in one order. */
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
