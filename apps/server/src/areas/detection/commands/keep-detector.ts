import { Type } from 'typebox';
import type { AppError } from '../../../kernel/app-error.ts';
import { addMinutes } from '../../../kernel/clock.ts';
import { err, ok } from '../../../kernel/result.ts';
import { Instant, LongText } from '../../../platform/verbs/fields.ts';
import { verb } from '../../../platform/verbs/verb.ts';
import { detectorThing } from '../detector-thing.ts';
import { unlessActive, unlessFit } from '../domain/detector.ts';
import { detectorActivated, detectorMuted, detectorRetired, detectorUnmuted } from '../ledger-actions.ts';
import { detectionPermissions } from '../permissions.ts';
import { planDetectors } from '../plan-evaluation.ts';
import { saveDetector } from '../store/detectors.ts';

const common = { clauses: ['7.9'], permission: detectionPermissions.keep };
const reason = LongText({ asks: 'Why', short: 'r', limit: 1000 });

export const activateDetector = verb(detectorThing, {
  ...common,
  name: 'activate',
  words: {
    label: 'Activate',
    does: 'start watching; the detector must have been tested on recorded data',
    done: 'Activated. It is watching now.',
    next: 'muster detector show <key>',
  },
  fields: {},
  unless: (detector, { policy }) =>
    unlessFit(detector, policy.detection.anomalies.backTest, policy.detection.anomalies.clause),
  async decide(ctx, { thing: detector, policy }) {
    const entry = ctx.record(detectorActivated, {
      resource: { kind: 'detector', id: detector.id },
      clause: policy.detection.anomalies.clause,
      data: { detector: detector.id },
    });
    await saveDetector(ctx.tx, detector, { state: 'active' }, ctx.now, entry);
    planDetectors(ctx);
    return ok(undefined);
  },
});

/**
 * Mutes a detector: it opens nothing until `until`, for no longer than the policy allows, so that none stays muted by
 * accident.
 */
export const muteDetector = verb(detectorThing, {
  ...common,
  name: 'mute',
  words: {
    label: 'Mute',
    does: 'stop it from opening incidents until a given time, with a reason',
    done: 'Muted until then.',
    next: 'muster detector unmute <key>',
  },
  fields: { until: Instant({ asks: 'Until', short: 'u' }), reason },
  unless: (detector, { policy }) => unlessActive(detector, policy.detection.anomalies.clause),
  async decide(ctx, { thing: detector, input, policy }) {
    const { mutedForAtMost, clause } = policy.detection.anomalies;
    const until = new Date(input.until);
    if (until.getTime() <= ctx.now.getTime()) return err(tooEarly);
    if (until.getTime() > addMinutes(ctx.now, mutedForAtMost.minutes).getTime())
      return err(tooLong(mutedForAtMost.minutes));
    const entry = ctx.record(detectorMuted, {
      resource: { kind: 'detector', id: detector.id },
      clause,
      data: { detector: detector.id, until: until.toISOString() },
      content: { fields: { reason: input.reason } },
    });
    await saveDetector(ctx.tx, detector, { mutedUntil: until, mutedWhy: input.reason }, ctx.now, entry);
    return ok(undefined);
  },
});

export const unmuteDetector = verb(detectorThing, {
  ...common,
  name: 'unmute',
  words: {
    label: 'Unmute',
    does: 'let a muted detector open incidents again',
    done: 'Unmuted. It opens incidents again.',
    next: 'muster detector show <key>',
  },
  fields: {},
  unless: (detector, { policy }) => unlessActive(detector, policy.detection.anomalies.clause),
  async decide(ctx, { thing: detector, policy }) {
    if (detector.mutedUntil === undefined) return err(notMute);
    const entry = ctx.record(detectorUnmuted, {
      resource: { kind: 'detector', id: detector.id },
      clause: policy.detection.anomalies.clause,
      data: { detector: detector.id },
    });
    await saveDetector(ctx.tx, detector, { mutedUntil: undefined, mutedWhy: undefined }, ctx.now, entry);
    return ok(undefined);
  },
});

export const retireDetector = verb(detectorThing, {
  ...common,
  name: 'retire',
  words: {
    label: 'Retire',
    does: 'stop it from watching; its findings are kept',
    done: 'Retired.',
    next: 'muster detector list',
  },
  fields: { reason },
  answer: Type.Object({ name: Type.String() }),
  danger: true,
  async decide(ctx, { thing: detector, input, policy }) {
    if (detector.state === 'retired') return err(retiredAlready);
    const entry = ctx.record(detectorRetired, {
      resource: { kind: 'detector', id: detector.id },
      clause: policy.detection.anomalies.clause,
      data: { detector: detector.id },
      content: { fields: { reason: input.reason } },
    });
    await saveDetector(ctx.tx, detector, { state: 'retired' }, ctx.now, entry);
    return ok({ name: detector.name });
  },
});

const MINUTES_PER_DAY = 1440;

const tooEarly: AppError = {
  kind: 'invalid',
  code: 'detection/mute-over-already',
  public: 'That time is in the past.',
  remedy: 'Give a time in the future.',
};
const tooLong = (minutes: number): AppError => ({
  kind: 'conflict',
  code: 'detection/mute-too-long',
  clause: '7.9',
  public: `A detector can be muted for at most ${minutes / MINUTES_PER_DAY} days at a time.`,
  remedy: 'Give an earlier time, or retire it.',
});
const notMute: AppError = {
  kind: 'conflict',
  code: 'detection/not-mute',
  public: 'It is not muted.',
  remedy: 'muster detector list',
};
const retiredAlready: AppError = {
  kind: 'conflict',
  code: 'detection/retired-already',
  public: 'It is already retired.',
  remedy: 'muster detector list',
};
