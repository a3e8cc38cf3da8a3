/** An hourly series that a detector may watch. */
export type SeriesSpec =
  /** Incidents visible to everybody, without drills. */
  | { readonly of: 'incidents' }
  /** Events of an objective's series: their number, or the bad share. */
  | { readonly of: 'telemetry'; readonly series: string; readonly what: 'total' | 'bad-share' }
  /** A model version's predictions, or the accuracy of labelled ones. */
  | { readonly of: 'model'; readonly version: string; readonly what: 'predictions' | 'accuracy' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAME = /^[A-Za-z][A-Za-z0-9._-]{0,99}$/;

/**
 * Parses `incidents`, `telemetry/ML-SLO-001/bad-share` or `model/<version id>/accuracy`; undefined if it is none of
 * them.
 */
export function readSeries(text: string): SeriesSpec | undefined {
  const [of, name = '', what, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  if (of === 'incidents' && name === '') return { of };
  if (of === 'telemetry' && NAME.test(name) && (what === 'total' || what === 'bad-share'))
    return { of, series: name, what };
  if (of === 'model' && UUID.test(name) && (what === 'predictions' || what === 'accuracy'))
    return { of, version: name, what };
  return undefined;
}

/** The inverse of `readSeries`. */
export function seriesText(spec: SeriesSpec): string {
  switch (spec.of) {
    case 'incidents':
      return 'incidents';
    case 'telemetry':
      return `telemetry/${spec.series}/${spec.what}`;
    case 'model':
      return `model/${spec.version}/${spec.what}`;
  }
}
