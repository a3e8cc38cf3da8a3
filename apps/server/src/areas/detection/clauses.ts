import { partly, type Clauses } from '../../platform/clauses.ts';

const detection = 'apps/server/src/areas/detection';
const stats = 'packages/ml-stats/src';

/** What this area does for each clause that it touches, and where. */
export const detectionClauses: Clauses = {
  '4.5': partly(
    [`${detection}/tell-finding.ts`, `${detection}/evaluate-version.ts`],
    'Drift that Muster finds itself is an alert like any other: at SEV-1 it is due to be acknowledged from the instant it fires.',
  ),
  '7.9': partly(
    [`${detection}/evaluate-version.ts`, `${detection}/run-detectors.ts`, `${stats}/drift`, `${stats}/anomaly`],
    'Drift, data quality and unusual series are watched hour by hour; no detector watches before it was run over what is recorded; alert rules are shipped and tested beside it. Detectors of other series watch only once somebody activates one, and nothing says that there is none.',
  ),
  '7.15': partly(
    [`${detection}/watch-fairness.ts`, `${stats}/fairness`],
    'Selection rates, parity, equal opportunity and odds, four fifths and calibration are kept per version and day, each beside the group’s accuracy; what is beyond a limit opens an incident. A version that declares no groups is compared by none, and nothing says so.',
  ),
};
