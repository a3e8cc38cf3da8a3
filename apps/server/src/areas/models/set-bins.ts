import type { CommandContext } from '../../platform/commands/context.ts';
import { asId } from '../../kernel/ids.ts';
import type { Bins } from './domain/count-prediction.ts';
import type { ModelVersion } from './domain/model.ts';
import { modelBinsFrozen } from './ledger-actions.ts';
import { binsOf, insertBins } from './store/versions.ts';

/**
 * Sets new bin edges for numeric features of a version; features not named keep theirs. Earlier counts stay under their
 * edge set's number. The caller has checked authorisation.
 * @returns the number of the new set
 */
export async function setBins(
  ctx: CommandContext,
  version: Pick<ModelVersion, 'id' | 'modelId'>,
  edges: Bins['edges'],
): Promise<number> {
  const known = (await binsOf(ctx.tx, [version.id])).get(version.id);
  const number = (known?.number ?? 0) + 1;
  const entry = ctx.record(modelBinsFrozen, {
    resource: { kind: 'model', id: version.modelId },
    data: { model: version.modelId, version: version.id, number, features: Object.keys(edges).length },
  });
  await insertBins(ctx.tx, version.id, { number, edges: { ...known?.edges, ...edges } }, ctx.now, asId(entry));
  return number;
}
