import { Type } from 'typebox';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { sinkKind } from '../ledger-actions.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinksService } from '../sinks.ts';
import { connectSink, ConnectedSink, judgeSettings } from './connect-sink.ts';
import { Format, Name, Place, Reference, Url } from './fields.ts';

/** A search copy in Splunk. Delivered means acknowledged, not merely parsed (GOV 7.4). */
export const connectSplunk = verbOfAll({
  noun: 'sink',
  name: 'connect-splunk',
  kind: sinkKind,
  route: '/v1/sinks/splunk',
  creates: true,
  words: {
    label: 'Connect Splunk',
    does: 'send every entry to the HTTP Event Collector of a Splunk, with acknowledgement',
    done: 'Connected. The entries still in the ledger are being sent.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  fields: {
    name: Name,
    url: Url({ asks: 'Address of the event collector', help: 'https://splunk.example.org:8088' }),
    secret: Reference({ asks: 'Its token, as a reference', help: 'env:MUSTER_SECRET_HEC' }),
    index: Type.Optional(Place('^[a-z0-9_-]+$', { asks: 'Index, if not the token’s own' })),
    readUrl: Type.Optional(
      Url({ asks: 'Address of its search, to read back', help: 'https://splunk.example.org:8089' }),
    ),
    readSecret: Type.Optional(Reference({ asks: 'Token for searching, as a reference' })),
    format: Format,
  },
  answer: ConnectedSink,
  prepare: async ({ use }, { name: _name, format: _format, ...settings }) =>
    judgeSettings(use(sinksService), {
      ...settings,
      ...(settings.index === undefined ? {} : { place: settings.index }),
    }),
  decide: async (ctx, { input: { name, format = 'native' }, facts }) =>
    connectSink(ctx, { name, kind: 'splunk', format }, facts),
});
