import type { DataClass, PolicySnapshot } from '@muster/policy';

type Classes = PolicySnapshot['classification'];

/** What an asset is handled as: its class, or what the policy takes for one that nobody has decided on (GOV 6.1). */
export const countsAs = (
  dataClass: DataClass | undefined,
  { unclassified }: Pick<Classes, 'unclassified'>,
): DataClass => dataClass ?? unclassified.countsAs;

/** Data put together is handled as the most sensitive of its parts; of nothing, as what is unclassified. */
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

/** What the code hands on as less than has been decided of it (GOV 2.8): a label is raised by a release, never by itself. */
export const labelledTooLow = (
  labels: Readonly<Record<string, DataClass>>,
  decided: ReadonlyMap<string, DataClass>,
  { classes }: Pick<Classes, 'classes'>,
): readonly { readonly column: string; readonly label: DataClass; readonly decided: DataClass }[] =>
  Object.entries(labels).flatMap(([column, label]) => {
    const by = decided.get(column);
    return by !== undefined && classes[by].rank > classes[label].rank ? [{ column, label, decided: by }] : [];
  });

/** Whether what is of this class may be kept in a secret store only (GOV 6.4). */
export const isForSecretStores = (dataClass: DataClass, { classes }: Pick<Classes, 'classes'>): boolean =>
  classes[dataClass].rules.includes('secret-store-only');
