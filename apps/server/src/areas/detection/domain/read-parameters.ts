import type { Detector as Parameters } from '@muster/ml-stats';
import type { FieldProblem } from '../../../kernel/app-error.ts';

export const detectorKinds = ['seasonal', 'change_points', 'isolation_forest'] as const;
export type DetectorKind = (typeof detectorKinds)[number];

type Asked = { readonly usual: number; readonly least: number; readonly most: number; readonly isWhole?: true };

/** Each kind's parameters with defaults and bounds, which keep a detector's run time finite. */
const asked: Readonly<Record<DetectorKind, Readonly<Record<string, Asked>>>> = {
  seasonal: {
    season: { usual: 168, least: 1, most: 720, isWhole: true },
    seasons: { usual: 4, least: 1, most: 12, isWhole: true },
    minimumSeasons: { usual: 2, least: 1, most: 12, isWhole: true },
    deviations: { usual: 6, least: 1, most: 1000 },
    inARow: { usual: 1, least: 1, most: 24, isWhole: true },
    leastDeviation: { usual: 1, least: 1e-9, most: 1e12 },
  },
  change_points: {
    season: { usual: 24, least: 1, most: 720, isWhole: true },
    seasons: { usual: 5, least: 2, most: 12, isWhole: true },
    window: { usual: 168, least: 10, most: 720, isWhole: true },
    minimumLength: { usual: 6, least: 2, most: 100, isWhole: true },
    penalty: { usual: 6, least: 0.1, most: 1000 },
    leastDeviation: { usual: 1, least: 1e-9, most: 1e12 },
  },
  isolation_forest: {
    window: { usual: 336, least: 20, most: 720, isWhole: true },
    trees: { usual: 100, least: 10, most: 300, isWhole: true },
    sample: { usual: 256, least: 10, most: 512, isWhole: true },
    scoreFrom: { usual: 0.65, least: 0.5, most: 1 },
    seed: { usual: 1, least: 0, most: 4_294_967_295, isWhole: true },
  },
};

const directions = ['above', 'below', 'both'] as const;

/**
 * Parses `season=24 deviations=8 direction=above`; unnamed parameters get their defaults. Reports all mistakes at once.
 */
export function readParameters(
  kind: DetectorKind,
  text: string,
): Parameters | { readonly problems: readonly FieldProblem[] } {
  const known = asked[kind];
  const problems: FieldProblem[] = [];
  const wrong = (problem: string, remedy?: string) =>
    void problems.push({ path: '/parameters', problem, ...(remedy === undefined ? {} : { remedy }) });
  const values: Record<string, number> = Object.fromEntries(
    Object.entries(known).map(([name, { usual }]) => [name, usual]),
  );
  let direction: (typeof directions)[number] = 'both';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const [name = '', value = ''] = word.split('=', 2);
    const limits = known[name];
    if (name === 'direction' && kind === 'seasonal') {
      const chosen = directions.find((each) => each === value);
      if (chosen === undefined) wrong('direction is not above, below or both');
      else direction = chosen;
      continue;
    }
    if (limits === undefined || !Object.hasOwn(known, name)) {
      wrong('names a parameter that this kind does not have', `It has ${Object.keys(known).join(', ')}.`);
      continue;
    }
    const number = Number(value);
    const fits = value !== '' && number >= limits.least && number <= limits.most;
    if (!fits || (limits.isWhole === true && !Number.isInteger(number)))
      wrong(`${name} is not a ${limits.isWhole ? 'whole ' : ''}number from ${limits.least} to ${limits.most}`);
    else values[name] = number;
  }
  if (problems.length > 0) return { problems };
  return { kind, ...values, ...(kind === 'seasonal' ? { direction } : {}) } as Parameters;
}

/** The inverse of `readParameters`. */
export const parametersText = (parameters: Parameters): string =>
  Object.entries(parameters)
    .filter(([name]) => name !== 'kind')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

/** The number of steps before the first it can judge. */
export const warmUpOf = (parameters: Parameters): number =>
  parameters.kind === 'seasonal'
    ? parameters.season * parameters.seasons
    : parameters.window * 2 +
      (parameters.kind === 'change_points' ? (parameters.season ?? 0) * (parameters.seasons ?? 0) : 0);
