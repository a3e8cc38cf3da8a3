import { dataClasses, type PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { isForSecretStores } from '../domain/data-class.ts';
import { countByClass, tablesWithoutAsset } from '../store/assets.ts';

/** Data that nobody has decided on, tables of ours that nobody owns, and what should lie in a secret store. */
export async function classificationFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { unclassified, classes } = policy.classification;
  const counts = await countByClass(db);
  const without = (await tablesWithoutAsset(db)).length;
  const found = (count: number, clause: string, message: string): readonly PolicyFinding[] =>
    count === 0
      ? []
      : [
          {
            clause,
            weight: 'warning',
            message,
            ruling: null,
            act: { who: policy.document.owner.title, page: '/data' },
          },
        ];
  const undecided = counts.get(undefined) ?? 0;
  return [
    ...found(
      undecided,
      unclassified.clause,
      `${undecided} data assets have no class, and count as ${unclassified.countsAs}.`,
    ),
    ...found(without, unclassified.clause, `${without} of Muster’s own tables are no data assets yet.`),
    ...dataClasses
      .filter((each) => isForSecretStores(each, policy.classification))
      .flatMap((each) =>
        found(
          counts.get(each) ?? 0,
          classes[each].clause,
          `${counts.get(each) ?? 0} data assets are ${each}, and belong in a secret store only.`,
        ),
      ),
  ];
}
