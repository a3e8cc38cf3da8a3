/** What was used on a day of a model: money in picodollars. */
export type DayUsage = {
  readonly day: string;
  readonly model: string;
  readonly requests: number;
  readonly cost: bigint;
};

export type Difference = {
  readonly day: string;
  readonly model: string;
  readonly providerRequests: number;
  readonly gatewayRequests: number;
  readonly providerCost: bigint;
  readonly gatewayCost: bigint;
};

/** Where a provider counted something else than the gateway, by day and model. What only it saw went past the gateway. */
export function differencesOf(theirs: readonly DayUsage[], ours: readonly DayUsage[]): readonly Difference[] {
  const keys = new Map<string, Difference>();
  const at = ({ day, model }: DayUsage): Difference =>
    keys.get(`${day} ${model}`) ?? {
      day,
      model,
      providerRequests: 0,
      gatewayRequests: 0,
      providerCost: 0n,
      gatewayCost: 0n,
    };
  for (const each of theirs) {
    const sum = at(each);
    keys.set(`${each.day} ${each.model}`, {
      ...sum,
      providerRequests: sum.providerRequests + each.requests,
      providerCost: sum.providerCost + each.cost,
    });
  }
  for (const each of ours) {
    const sum = at(each);
    keys.set(`${each.day} ${each.model}`, {
      ...sum,
      gatewayRequests: sum.gatewayRequests + each.requests,
      gatewayCost: sum.gatewayCost + each.cost,
    });
  }
  return [...keys.values()]
    .filter((each) => each.providerRequests !== each.gatewayRequests || each.providerCost !== each.gatewayCost)
    .toSorted((a, b) => (`${a.day} ${a.model}` < `${b.day} ${b.model}` ? -1 : 1));
}

/** How many requests went past the gateway. */
export const unseenIn = (differences: readonly Difference[]) => ({
  requests: differences.reduce((sum, each) => sum + Math.max(0, each.providerRequests - each.gatewayRequests), 0),
  cost: differences.reduce(
    (sum, each) => sum + (each.providerCost > each.gatewayCost ? each.providerCost - each.gatewayCost : 0n),
    0n,
  ),
});
