import Type from 'typebox';
import { severities } from '../vocabulary.ts';
import { cited, Count, Duration, listOf, oneOf, Percent, shape } from './scalars.ts';

const Amount = Type.Number({ minimum: 0, expects: 'a number of at least 0, such as 0.25' });
const Severity = oneOf(...severities);

/** detection.yaml: what counts as drift, an anomaly or unfairness, and what follows (7.9, 7.15, 3, 4.5). */
export const DetectionSchema = shape({
  evaluation: cited({ every: Duration, window: Duration, settleFor: Duration }),
  reference: cited({ needsRows: Count, gathersFor: Duration, bins: Count }),
  drift: cited({
    minimumRows: Count,
    possibleFrom: Amount,
    driftFrom: Amount,
    alpha: Amount,
    control: oneOf('benjamini-hochberg', 'bonferroni', 'none'),
    importantShare: Percent,
    usersOver: Percent,
    opens: shape({ possible: Severity, feature: Severity, serious: Severity, worst: Severity }),
  }),
  streams: cited({
    adwin: shape({ delta: Amount, clock: Count, bucketsPerRow: Count, minimumSide: Count, grace: Count }),
    pageHinkley: shape({ minimum: Count, delta: Amount, threshold: Amount, alpha: Amount }),
    over: Duration,
  }),
  quality: cited({
    missingGrowsOver: Percent,
    outOfRangeOver: Percent,
    unseenOver: Percent,
    volumeBelow: Percent,
    volumeOver: Amount,
    staleAfter: Duration,
    opens: Severity,
  }),
  fairness: cited({
    window: Duration,
    minimumRows: Count,
    minimumPositives: Count,
    suppressBelow: Count,
    parityDifferenceOver: Amount,
    fourFifthsBelow: Amount,
    opportunityDifferenceOver: Amount,
    oddsDifferenceOver: Amount,
    opens: Severity,
  }),
  anomalies: cited({
    opens: Severity,
    backTest: shape({ needsSteps: Count, falseAlarmsPerThousandAtMost: Amount }),
    mutedForAtMost: Duration,
    kinds: listOf(oneOf('seasonal', 'change_points', 'isolation_forest')),
  }),
  episode: cited({ endsAfterCalm: Duration }),
});
