import { dataClasses, type PolicyFinding } from '@muster/policy';
import { columnClasses } from '../../../platform/database/column-classes.ts';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { isForSecretStores, labelledTooLow } from '../domain/data-class.ts';
import { countByClass, decidedOnColumns, tablesWithoutAsset } from '../store/assets.ts';

/**
 * Findings: unclassified data, tables of Muster without an owner, data that belongs in a secret store, and data that
 * our code labels too low.
 */
export async function classificationFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const policy = policies().current;
  const { unclassified, classes } = policy.classification;
  const counts = await countByClass(db);
  const without = (await tablesWithoutAsset(db)).length;
  const decided = await decidedOnColumns(db, Object.keys(columnClasses));
  const tooLow = labelledTooLow(columnClasses, decided, policy.classification);
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
      `${undecided} data assets have no class yet and count as ${unclassified.countsAs}.`,
    ),
    ...found(without, unclassified.clause, `${without} of Muster’s own tables are not data assets yet.`),
    ...tooLow.flatMap(({ column, label, decided: by }) =>
      found(
        1,
        unclassified.clause,
        `Muster hands muster.${column} on as ${label}, but its class was decided to be ${by}: decide the class of the field, or withdraw the approval for INTERNAL text from the channels it goes to.`,
      ),
    ),
    ...dataClasses
      .filter((each) => isForSecretStores(each, policy.classification))
      .flatMap((each) =>
        found(
          counts.get(each) ?? 0,
          classes[each].clause,
          `${counts.get(each) ?? 0} data assets are ${each}, and belong only in a secret store.`,
        ),
      ),
  ];
}
