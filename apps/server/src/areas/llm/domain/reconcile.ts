/** Usage of a model on one day as reported by the provider, with the figures it gives; money in picodollars. */
export type ToldUsage = {
  readonly day: string;
  readonly model: string;
  readonly requests?: number;
  readonly tokens?: number;
  readonly cost?: bigint;
};

/** Usage through the gateway. `unsure`: attempts without a response, which the provider may or may not have counted. */
export type SeenUsage = {
  readonly day: string;
  readonly model: string;
  readonly requests: number;
  readonly tokens: number;
  readonly cost: bigint;
  readonly unsure: number;
};

export type Difference = {
  readonly day: string;
  readonly model: string;
  readonly told: Omit<ToldUsage, 'day' | 'model'>;
  readonly seen: Omit<SeenUsage, 'day' | 'model'>;
};

/**
 * Differences between the provider's count and the gateway's, by day and model; only figures the provider reported are
 * compared. What only the provider saw bypassed the gateway (GOV 6.7).
 */
export function differencesOf(told: readonly ToldUsage[], seen: readonly SeenUsage[]): readonly Difference[] {
  const ours = new Set(seen.map(({ model }) => model));
  const theirs = Map.groupBy(told, ({ day, model }) => `${day} ${knownAs(model, ours)}`);
  const through = new Map(seen.map((each) => [`${each.day} ${each.model}`, each]));
  return [...new Set([...theirs.keys(), ...through.keys()])].toSorted().flatMap((key) => {
    const [day = '', ...words] = key.split(' ');
    const { requests, tokens, cost, unsure } = through.get(key) ?? NOTHING_SEEN;
    const each = {
      day,
      model: words.join(' '),
      told: sumOf(theirs.get(key) ?? [nothingOf(told)]),
      seen: { requests, tokens, cost, unsure },
    };
    return isAlike(each) ? [] : [each];
  });
}

/** How much of the total bypassed the gateway. */
export const unseenIn = (differences: readonly Difference[]) =>
  differences.reduce(
    (sum, { told, seen }) => ({
      requests: sum.requests + Math.max(0, (told.requests ?? 0) - seen.requests - seen.unsure),
      tokens: sum.tokens + Math.max(0, (told.tokens ?? 0) - seen.tokens),
      cost: sum.cost + ((told.cost ?? 0n) > seen.cost ? (told.cost ?? 0n) - seen.cost : 0n),
    }),
    { requests: 0, tokens: 0, cost: 0n },
  );

const NOTHING_SEEN = { requests: 0, tokens: 0, cost: 0n, unsure: 0 };

function isAlike({ told, seen }: Difference): boolean {
  const { requests, tokens, cost } = told;
  return (
    (requests === undefined || (requests >= seen.requests && requests <= seen.requests + seen.unsure)) &&
    (tokens === undefined || tokens === seen.tokens) &&
    (cost === undefined || cost === seen.cost)
  );
}

function sumOf(all: readonly Omit<ToldUsage, 'day' | 'model'>[]): Difference['told'] {
  let sum: Difference['told'] = {};
  for (const { requests, tokens, cost } of all)
    sum = {
      ...sum,
      ...(requests === undefined ? {} : { requests: (sum.requests ?? 0) + requests }),
      ...(tokens === undefined ? {} : { tokens: (sum.tokens ?? 0) + tokens }),
      ...(cost === undefined ? {} : { cost: (sum.cost ?? 0n) + cost }),
    };
  return sum;
}

/** A day and model missing from an export count as zero in each figure the export reports. */
const nothingOf = (told: readonly ToldUsage[]): Difference['told'] => ({
  ...(told.some(({ requests }) => requests !== undefined) ? { requests: 0 } : {}),
  ...(told.some(({ tokens }) => tokens !== undefined) ? { tokens: 0 } : {}),
  ...(told.some(({ cost }) => cost !== undefined) ? { cost: 0n } : {}),
});

/** Providers append the release to the requested name: `gpt-5-2025-08-07` is `gpt-5`. */
function knownAs(model: string, ours: ReadonlySet<string>): string {
  if (ours.has(model)) return model;
  const name = model.replace(/-(?:\d{4}-\d{2}-\d{2}|\d{8})$/, '');
  return ours.has(name) ? name : model;
}
