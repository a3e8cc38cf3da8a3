import type { DataClass, PolicySnapshot } from '@muster/policy';

type Classes = PolicySnapshot['classification'];

/** The class an asset is handled as: its own, or the policy's default while undecided (GOV 6.1). */
export const countsAs = (
  dataClass: DataClass | undefined,
  { unclassified }: Pick<Classes, 'unclassified'>,
): DataClass => dataClass ?? unclassified.countsAs;

/** Combined data is handled as its most sensitive part; no parts at all count as unclassified. */
export function classOfParts(parts: readonly (DataClass | undefined)[], policy: Classes): DataClass {
  return (
    parts
      .map((part) => countsAs(part, policy))
      .reduce<DataClass | undefined>(
        (highest, part) =>
          highest !== undefined && policy.classes[highest].rank >= policy.classes[part].rank ? highest : part,
        undefined,
      ) ?? policy.unclassified.countsAs
  );
}

/** Columns that the code labels lower than was decided (GOV 2.8). A label is raised only by a release. */
export const labelledTooLow = (
  labels: Readonly<Record<string, DataClass>>,
  decided: ReadonlyMap<string, DataClass>,
  { classes }: Pick<Classes, 'classes'>,
): readonly { readonly column: string; readonly label: DataClass; readonly decided: DataClass }[] =>
  Object.entries(labels).flatMap(([column, label]) => {
    const by = decided.get(column);
    return by !== undefined && classes[by].rank > classes[label].rank ? [{ column, label, decided: by }] : [];
  });

/** Whether data of this class may only be kept in a secret store (GOV 6.4). */
export const isForSecretStores = (dataClass: DataClass, { classes }: Pick<Classes, 'classes'>): boolean =>
  classes[dataClass].rules.includes('secret-store-only');
