import Type from 'typebox';
import { SeveritySchema } from '../vocabulary.ts';
import {
  ClauseRef,
  Count,
  Duration,
  RoleRef,
  RulingRef,
  Words,
  YesNo,
  cited,
  keyed,
  listOf,
  oneOf,
  shape,
} from './scalars.ts';

/** alerts.yaml: how an alert's own severity label is interpreted by default. */
export const AlertsSchema = cited({
  label: Words,
  severities: keyed(SeveritySchema, '^[a-z0-9-]+$'),
  otherwise: Type.Union([Type.Literal('unclassified'), SeveritySchema], { expects: 'unclassified or a severity' }),
  suppression: cited({
    // Alerts of these severities are never suppressed, whatever rule matches them.
    never: Type.Array(SeveritySchema, { minItems: 1, uniqueItems: true }),
    forAtMost: Duration,
    // An alert that started firing this often within this time is held for a while, so that it is judged by its
    // outcome.
    flapping: shape({ times: Count, within: Duration, heldFor: Duration }),
  }),
});

const Throttle = cited({ attempts: Count, per: Duration });

/** authentication.yaml: the password flow of 7.7 and how long each proof of identity stays valid (R17). */
export const AuthenticationSchema = shape({
  clause: ClauseRef,
  ruling: RulingRef,
  passwordFlow: cited({ enabled: YesNo }),
  breakGlass: cited({ roles: listOf(RoleRef) }),
  singleSignOn: cited({ linksByVerifiedEmail: YesNo, attemptValidFor: Duration }),
  hashing: cited({
    algorithm: oneOf('bcrypt'),
    // Below ten, one graphics card cracks a stolen hash; above sixteen, one sign-in takes seconds.
    cost: Type.Integer({ minimum: 10, maximum: 16, expects: 'a bcrypt cost from 10 to 16' }),
    refusesBytesAbove: Type.Integer({ minimum: 1, maximum: 72, expects: 'at most 72: bcrypt ignores anything longer' }),
  }),
  passwordLength: cited({ atLeast: Count, atMost: Count }),
  accessToken: cited({ validFor: Duration }),
  refreshToken: cited({ validFor: Duration, reuse: oneOf('revoke-family') }),
  session: cited({ validFor: Duration, idleFor: Duration }),
  apiKey: cited({ validForAtMost: Duration }),
  setUpLink: cited({ validFor: Duration }),
  throttle: shape({ account: Throttle, address: Throttle }),
});
