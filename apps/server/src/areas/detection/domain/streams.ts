import { adwin, pageHinkley, type AdwinParameters, type PageHinkleyParameters } from '@muster/ml-stats';
import type { StreamFinding } from './judgement.ts';

export type StreamHour = {
  readonly at: Date;
  readonly errorShare: number | undefined;
  readonly meanScore: number | undefined;
};

/**
 * What ADWIN and Page–Hinkley see in a version's hours, one value an hour. Only what they saw since `since` is told: it stays
 * found for as long as a window is looked at, so that no look that was missed loses it.
 */
export function watchStreams(
  hours: readonly StreamHour[],
  parameters: { readonly adwin: AdwinParameters; readonly pageHinkley: PageHinkleyParameters },
  since: Date,
): readonly StreamFinding[] {
  const streams = [
    ['error-share', ({ errorShare }: StreamHour) => errorShare],
    ['mean-score', ({ meanScore }: StreamHour) => meanScore],
  ] as const;
  return streams.flatMap(([stream, valueOf]) => {
    const detectors = [
      { name: 'adwin' as const, sees: adwin(parameters.adwin) },
      { name: 'page-hinkley' as const, sees: pageHinkley(parameters.pageHinkley) },
    ];
    const seen = new Map<StreamFinding['detector'], Date>();
    for (const hour of hours) {
      const value = valueOf(hour);
      if (value === undefined) continue;
      for (const { name, sees } of detectors) if (sees.next(value)) seen.set(name, hour.at);
    }
    return [...seen]
      .filter(([, at]) => at.getTime() >= since.getTime())
      .map(([detector, at]) => ({ stream, detector, at: at.toISOString() }));
  });
}
