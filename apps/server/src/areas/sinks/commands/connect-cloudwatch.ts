import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { sinkKind } from '../ledger-actions.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinksService } from '../sinks.ts';
import { connectSink, ConnectedSink, judgeSettings } from './connect-sink.ts';
import { Format, Name, Place, Reference, Url } from './fields.ts';

/** A search copy in CloudWatch Logs, reconciled with the tree daily (GOV 7.4). */
export const connectCloudWatch = verbOfAll({
  noun: 'sink',
  name: 'connect-cloudwatch',
  kind: sinkKind,
  route: '/v1/sinks/cloudwatch',
  creates: true,
  words: {
    label: 'Connect CloudWatch Logs',
    does: 'send every entry to a stream of CloudWatch Logs',
    done: 'Connected. The entries still in the ledger are being sent.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  fields: {
    name: Name,
    url: Url({ asks: 'Address of CloudWatch Logs', help: 'https://logs.eu-central-1.amazonaws.com' }),
    group: Place('^[\\\\w/.#-]+$', { asks: 'Log group' }),
    stream: Place('^[^:*\\\\u0000-\\\\u001f]+$', { asks: 'Log stream' }),
    region: Place('^[a-z0-9-]+$', { asks: 'Region' }),
    accessKey: Place('^[A-Za-z0-9_.+-]+$', { asks: 'Access key' }),
    secret: Reference({ asks: 'Secret key, as a reference', help: 'env:MUSTER_SECRET_AWS' }),
    format: Format,
  },
  answer: ConnectedSink,
  prepare: async ({ use }, { name: _name, format: _format, ...settings }) =>
    judgeSettings(use(sinksService), { ...settings, place: settings.group }),
  decide: async (ctx, { input: { name, format = 'native' }, facts }) =>
    connectSink(ctx, { name, kind: 'cloudwatch', format }, facts),
});
