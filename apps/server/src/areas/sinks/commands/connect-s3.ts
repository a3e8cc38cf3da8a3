import type { AppError } from '../../../kernel/app-error.ts';
import { MINUTES_PER_DAY } from '../../../kernel/clock.ts';
import { err } from '../../../kernel/result.ts';
import { Count } from '../../../platform/verbs/fields.ts';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { sinkKind } from '../ledger-actions.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinksService } from '../sinks.ts';
import { connectSink, ConnectedSink, judgeSettings } from './connect-sink.ts';
import { Format, Name, Place, Reference, Url } from './fields.ts';

/** A lock can only be extended, so this bound keeps a typo from locking objects almost forever. */
const MOST_DAYS = 3660;

/** A bucket whose objects nobody can delete before their time: the immutable sink (GOV 7.4). */
export const connectS3 = verbOfAll({
  noun: 'sink',
  name: 'connect-s3',
  kind: sinkKind,
  route: '/v1/sinks/s3',
  creates: true,
  words: {
    label: 'Connect a bucket',
    does: 'keep every entry in a bucket from which nobody can delete it early (S3 Object Lock)',
    done: 'Connected. The entries still in the ledger are being sent.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  fields: {
    name: Name,
    url: Url({ asks: 'Address of the store', help: 'https://s3.eu-central-1.amazonaws.com' }),
    bucket: Place('^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$', { asks: 'Bucket, with versioning and Object Lock' }),
    region: Place('^[a-z0-9-]+$', { asks: 'Region' }),
    accessKey: Place('^[A-Za-z0-9_.+-]+$', { asks: 'Access key' }),
    secret: Reference({ asks: 'Secret key, as a reference', help: 'env:MUSTER_SECRET_S3' }),
    lockDays: Count({ asks: 'Days during which nobody can delete', least: 1, most: MOST_DAYS }),
    format: Format,
  },
  answer: ConnectedSink,
  prepare: async ({ use }, { name: _name, format: _format, ...settings }) =>
    judgeSettings(use(sinksService), { ...settings, place: settings.bucket }),
  async decide(ctx, { input: { name, format = 'native', lockDays }, facts }) {
    const least = Math.ceil(ctx.policies.current.audit.retention.minimum.minutes / MINUTES_PER_DAY);
    if (lockDays < least) return err(tooShort(least));
    return connectSink(ctx, { name, kind: 's3', format }, facts);
  },
});

/** The copy must stay locked at least as long as the ledger keeps its entries (GOV 7.3). */
const tooShort = (days: number): AppError => ({
  kind: 'invalid',
  code: 'sinks/lock-too-short',
  public: 'The copy would be unlocked before the ledger itself may remove an entry.',
  fields: [
    {
      path: '/lockDays',
      problem: 'is less than the policy’s retention of entries',
      remedy: `Give ${days} days or more.`,
    },
  ],
});
