import type { ExpectedRun, PipelinePage, PipelineRun } from '@muster/api-client';

/** One column of the chart: a scheduled start with its run, or an unscheduled run. */
export type RunColumn = {
  readonly at: string;
  readonly run: PipelineRun | undefined;
  readonly expected: ExpectedRun | undefined;
};

/** The newest columns, in time order. Of several runs for one scheduled start, the complete one, otherwise the last. */
export function runColumns(
  { runs, expected }: Pick<PipelinePage, 'runs' | 'expected'>,
  most: number,
): readonly RunColumn[] {
  const answers = Map.groupBy(runs, ({ slotAt }) => slotAt);
  const due = expected.map((each): RunColumn => {
    const own = answers.get(each.slotAt) ?? [];
    return { at: each.slotAt, expected: each, run: own.find(({ state }) => state === 'complete') ?? own[0] };
  });
  const placed = new Set(expected.map(({ slotAt }) => slotAt));
  const others = runs
    .filter(({ slotAt }) => slotAt === undefined || !placed.has(slotAt))
    .map((run): RunColumn => ({ at: run.startedAt, run, expected: undefined }));
  return [...due, ...others].toSorted((a, b) => a.at.localeCompare(b.at)).slice(-most);
}
