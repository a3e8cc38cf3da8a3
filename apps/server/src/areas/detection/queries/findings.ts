import type { PolicyFinding } from '@muster/policy';
import type { AreaReads } from '../../../platform/manifest-queries.ts';
import { watchedVersions } from '../../models/public.ts';
import { activeDetectors } from '../store/detectors.ts';

/** Findings: no detector watches incidents or telemetry, or a model version that decides about people has none. */
export async function detectionFindings({ db, policies }: AreaReads): Promise<readonly PolicyFinding[]> {
  const { clause } = policies().current.detection.anomalies;
  const series = (await activeDetectors(db)).flatMap((detector) => detector.series);
  const finding = (message: string): PolicyFinding => ({
    clause,
    weight: 'warning',
    message,
    ruling: null,
    act: { who: 'responders', page: '/detectors' },
  });
  const unwatched = (await watchedVersions(db)).filter(
    ({ version: { id, isConsequential } }) =>
      isConsequential && !series.some((each) => each.of === 'model' && each.version === id),
  );
  return [
    ...(series.some(({ of }) => of === 'incidents')
      ? []
      : [finding('No detector watches the number of incidents for anything unusual.')]),
    ...(series.some(({ of }) => of === 'telemetry')
      ? []
      : [finding('No detector watches telemetry for anything unusual.')]),
    ...unwatched.map(({ version: { model, name } }) =>
      finding(`No detector watches volume or accuracy of ${model} ${name}, which decides about people.`),
    ),
  ];
}
