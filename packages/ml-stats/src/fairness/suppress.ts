import type { Tally } from './tally.ts';

/** A group's counts as they may be exported; null is a suppressed cell. */
export type Exported = {
  readonly rows: number | null;
  readonly selected: number | null;
  readonly positives: number | null;
  readonly negatives: number | null;
  readonly truePositives: number | null;
  readonly falsePositives: number | null;
};

/**
 * Suppresses cells below the limit (GOV 6). A cell is also suppressed if its complement is small (97 of 100 reveals the
 * three), and if exactly one group of the table lacks its rows, the next smallest is suppressed, too: otherwise a
 * published total would reveal the first. Rates are computed from what remains, never exported beside it.
 */
export function suppressed(groups: readonly Tally[], below: number): Exported[] {
  const isSmall = (count: number) => count < below;
  const hidden = new Set<number>();
  groups.forEach(({ rows }, i) => {
    if (isSmall(rows)) hidden.add(i);
  });
  if (hidden.size === 1 && groups.length > 1) {
    const rest = groups.map(({ rows }, i) => ({ rows, i })).filter(({ i }) => !hidden.has(i));
    hidden.add(rest.reduce((least, one) => (one.rows < least.rows ? one : least)).i);
  }
  const part = (count: number, whole: number | null) =>
    whole === null || isSmall(count) || isSmall(whole - count) ? null : count;
  return groups.map((group, i) => {
    const rows = hidden.has(i) ? null : group.rows;
    // Labelled rows, and positives among them: the unlabelled rest is a cell as well.
    const labelled = group.positives + group.negatives;
    const isOpen = rows !== null && !isSmall(labelled) && (labelled === rows || !isSmall(rows - labelled));
    const positives = isOpen ? part(group.positives, labelled) : null;
    const negatives = positives === null ? null : group.negatives;
    const selected = part(group.selected, rows);
    // Selected and labelled rows, by truth: the selected but unlabelled rest is a cell as well.
    const rest = group.selected - group.truePositives - group.falsePositives;
    const isSelectionOpen = selected === null || rest === 0 || !isSmall(rest);
    return {
      rows,
      selected,
      positives,
      negatives,
      truePositives: isSelectionOpen ? part(group.truePositives, positives) : null,
      falsePositives: isSelectionOpen ? part(group.falsePositives, negatives) : null,
    };
  });
}
