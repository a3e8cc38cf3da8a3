import Type from 'typebox';
import { SeveritySchema } from '../vocabulary.ts';
import { cited, Count, Duration, Id, keyed, listOf, oneOf, shape, Words } from './scalars.ts';

/** A limit as written: a share, a duration, a number, or the path of the value in this policy that it equals. */
const Limit = Type.String({
  pattern: '^(([0-9]+(\\.[0-9]+)?)(%|[smhd])?|[a-zA-Z][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)+)$',
  expects: 'a bound such as 5%, 2s, 15m or 0.2, or the path of a value, such as slos.ML-SLO-002.objective.under',
});

/**
 * runbooks.yaml: what a runbook must contain, how often it is drilled, and which alerts each is for (2.2, 5.1, 7.10).
 */
export const RunbooksSchema = shape({
  sections: cited({ needed: listOf(Words) }),
  /** Alerts and signals about decisions on people: their runbooks say how to request human review (7.14). */
  humanReview: cited({ neededFor: listOf(Id) }),
  drill: cited({ every: Duration }),
  steady: shape({ for: Duration, cleanRuns: Count }),
  /** The signals for which Muster itself opens incidents, each with its runbook. */
  signals: keyed(Id),
  /** A rule whose series is missing never fires: after this long that is reported, as is a missing Muster. */
  blind: cited({ after: Duration, severity: SeveritySchema, runbook: Id }),
  rules: keyed(
    shape({
      says: Words,
      expr: Words,
      is: oneOf('above', 'below'),
      limit: Limit,
      for: Duration,
      severity: SeveritySchema,
      runbook: Id,
    }),
  ),
  clause: Type.String({ pattern: '^7\\.10$', expects: "'7.10'", refersTo: 'clause' }),
});
