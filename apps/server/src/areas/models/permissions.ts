import { definePermission } from '@muster/policy';

/** Every member may know the models and how well they perform, but not what predictions say about people. */
export const modelPermissions = {
  read: definePermission({ name: 'model.read', scope: 'models:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  keep: definePermission({
    name: 'model.keep',
    scope: 'models:write',
    clause: '7.13',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'grant-roles' }],
  }),
  /** One person's features and sensitive attributes: CONFIDENTIAL, each access recorded (R34). */
  look: definePermission({
    name: 'prediction.look',
    scope: 'predictions:look',
    clause: '6.3',
    anyOf: [{ kind: 'any-raci-role' }],
    onlyPeople: 'Only a person can look up decisions about somebody, and doing so is recorded.',
  }),
  /** Irreversible, so only people who manage access may do it. */
  forget: definePermission({
    name: 'prediction.forget',
    scope: 'predictions:forget',
    clause: '6.3',
    anyOf: [{ kind: 'authority', authority: 'grant-roles' }],
    onlyPeople: 'Only a person can decide whom to forget, and doing so is recorded.',
  }),
  askReview: definePermission({
    name: 'review.ask',
    scope: 'reviews:ask',
    clause: '7.14',
    anyOf: [{ kind: 'member' }],
  }),
  /** Human reviews are done by people with authority to overturn. */
  review: definePermission({
    name: 'review.decide',
    scope: 'reviews:decide',
    clause: '7.14',
    anyOf: [{ kind: 'authority', authority: 'overturn-decision' }],
    onlyPeople: 'Only a person can do a human review.',
  }),
} as const;

/** The scope a key needs to log predictions and outcomes. */
export const LOG_PREDICTIONS = 'predictions:log';
