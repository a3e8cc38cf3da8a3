import type { Drift, Fairness } from '@muster/api-client';

const words = {
  gathering: '◌ gathering reference',
  insufficient: '◌ not enough data',
  stable: '✓ stable',
  possible: '? possible drift',
  drift: '! drift',
} as const satisfies Record<Drift['verdict'], string>;

/** A comparison's verdict, by colour, mark and word. */
export const DriftVerdict = ({ verdict }: Pick<Drift, 'verdict'>) => (
  <span className={`drift-${verdict}`}>{words[verdict]}</span>
);

const fair = {
  within: '✓ within limits',
  beyond: '! beyond a limit',
  incomplete: '◌ incomplete',
} as const satisfies Record<Fairness['verdict'], string>;

export const FairnessVerdict = ({ verdict }: Pick<Fairness, 'verdict'>) => (
  <span className={`fairness-${verdict}`}>{fair[verdict]}</span>
);

const PER_CENT = 100;

/** `12.4 %`, or a dash if unknown. */
export const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '–' : `${(share * PER_CENT).toFixed(1)} %`;
