import { adwin, pageHinkley, type AdwinParameters, type PageHinkleyParameters } from '@muster/ml-stats';
import type { StreamFinding } from './judgement.ts';

export type StreamHour = {
  readonly at: Date;
  readonly errorShare: number | undefined;
  readonly meanScore: number | undefined;
};

/**
 * What ADWIN and Page–Hinkley detect in a version's hours, one value per hour. Only detections after `since` count, so
 * each lasts as long as the window and no missed evaluation loses it.
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
