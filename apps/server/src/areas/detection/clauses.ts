import { enforced, type Clauses } from '../../platform/clauses.ts';

const detection = 'apps/server/src/areas/detection';
const stats = 'packages/ml-stats/src';

/** What this area does for each clause it covers, and where. */
export const detectionClauses: Clauses = {
  '4.5': enforced(
    [`${detection}/tell-finding.ts`, `${detection}/evaluate-version.ts`],
    'Drift that Muster detects itself is an alert like any other: at SEV-1, acknowledgement is due from the moment it fires.',
  ),
  '7.9': enforced(
    [
      `${detection}/evaluate-version.ts`,
      `${detection}/run-detectors.ts`,
      `${detection}/queries/findings.ts`,
      `${stats}/drift`,
      `${stats}/anomaly`,
    ],
    'Drift, data quality and unusual series are watched hourly. A detector starts watching only after it has been tested on recorded data. Alert rules are also shipped and tested. Incidents, telemetry or a model that decides about people without a detector are a finding.',
  ),
  '7.15': enforced(
    [
      `${detection}/watch-fairness.ts`,
      `${stats}/fairness`,
      'apps/server/src/areas/models/queries/coverage-findings.ts',
    ],
    'Selection rates, parity, equal opportunity and odds, four fifths and calibration are kept per version and day, along with the group’s accuracy. A value beyond a limit opens an incident, and a version that decides about people and names no groups is a finding.',
  ),
};
