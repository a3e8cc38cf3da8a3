import Type from 'typebox';
import {
  CalendarDate,
  ClauseRef,
  Count,
  Duration,
  Id,
  RoleRef,
  WebAddress,
  Words,
  YesNo,
  cited,
  keyed,
  listOf,
  oneOf,
  shape,
} from './scalars.ts';

/** controls.yaml: SOC 2 controls and their evidence (7.6 to 7.12), GDPR Article 22 (7.13 to 7.15). */
export const ControlsSchema = shape({
  soc2: keyed(
    cited({
      title: Words,
      document: Words,
      here: listOf(Id),
      /** The evidence it is judged by: entries that name one of these clauses, or have one of these actions. */
      rests: shape({ clauses: listOf(ClauseRef), actions: Type.Optional(listOf(Words)) }),
    }),
    '^CC[0-9]+\\.[0-9]+$',
  ),
  scanning: keyed(cited({ tools: listOf(Words), countsFor: Duration })),
  evidence: cited({ source: oneOf('live-records'), exportable: YesNo, looksBack: Duration, sample: Count }),
  /** How often each control is tested against what was recorded since the last test. */
  tests: cited({ every: Duration }),
  board: cited({ everyMonths: Count, dueWithin: Duration }),
  attestation: cited({ within: Duration, remindedBefore: Duration }),
  /** How often access is reviewed, how long a review may take, and to whom a late one is also escalated. */
  accessReview: cited({ every: Duration, within: Duration, escalatesTo: listOf(RoleRef) }),
  frameworks: keyed(
    cited({
      title: Words,
      source: Words,
      url: WebAddress,
      /** Present for laws; a standard applies to whoever adopts it. */
      appliesFrom: Type.Optional(CalendarDate),
      /** When its numbers and titles were last checked against the source. */
      checked: CalendarDate,
      /** Which part is our interpretation, apart from which clause answers to which item. */
      reading: Type.Optional(Words),
      items: keyed(shape({ title: Words, clauses: listOf(ClauseRef) }), '^[A-Za-z0-9][A-Za-z0-9.-]*$'),
    }),
  ),
  gdpr22: shape({
    predictionLog: cited({
      mustLog: listOf(Words),
      per: oneOf('prediction'),
      keptFor: Duration,
      gapsFoundAfter: Duration,
    }),
    humanReview: cited({
      right: oneOf('data-subject'),
      pathDocumentedIn: oneOf('runbook'),
      answeredWithinMonths: Count,
    }),
    fairness: cited({ metrics: listOf(Words), alongside: oneOf('accuracy'), per: oneOf('model-version') }),
  }),
});

const ReportChannel = cited({ address: Words });

/** violations.yaml: reports, consequences and channels (10.1 to 10.4). */
export const ViolationsSchema = shape({
  report: cited({ to: RoleRef }),
  conflict: cited({ excludes: listOf(oneOf('subject', 'reporter')), whenEverybody: listOf(RoleRef) }),
  consequences: cited({
    forRepeatedOrIntentional: listOf(
      oneOf('access-revocation', 'escalate-to-information-security', 'formal-hr-review'),
    ),
    repeatsCountedBy: listOf(oneOf('subject', 'clause')),
    intent: oneOf('triage-field'),
    informationSecurity: RoleRef,
    review: RoleRef,
  }),
  channels: shape({ internal: ReportChannel, security: ReportChannel, anonymous: ReportChannel }),
  anonymous: cited({ actor: Id, finestTime: oneOf('day'), followUpBy: oneOf('case-code') }),
});
