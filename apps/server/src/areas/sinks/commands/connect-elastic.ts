import { Type } from 'typebox';
import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { sinkKind } from '../ledger-actions.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinksService } from '../sinks.ts';
import { connectSink, ConnectedSink, judgeSettings } from './connect-sink.ts';
import { Format, Name, Place, Reference, Url } from './fields.ts';

/** A search copy in Elasticsearch or OpenSearch; records in its failure store count as rejected (GOV 7.4). */
export const connectElastic = verbOfAll({
  noun: 'sink',
  name: 'connect-elastic',
  kind: sinkKind,
  route: '/v1/sinks/elastic',
  creates: true,
  words: {
    label: 'Connect Elasticsearch',
    does: 'send every entry to an index of Elasticsearch or OpenSearch',
    done: 'Connected. The entries still in the ledger are being sent.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  fields: {
    name: Name,
    url: Url({ asks: 'Address', help: 'https://elastic.example.org:9200' }),
    index: Place('^[a-z0-9][a-z0-9._-]*$', { asks: 'Index or data stream' }),
    secret: Type.Optional(
      Reference({
        asks: 'Its Authorization header, as a reference',
        help: 'env:MUSTER_SECRET_ELASTIC, holding ApiKey ... or Basic ...',
      }),
    ),
    format: Format,
  },
  answer: ConnectedSink,
  prepare: async ({ use }, { name: _name, format: _format, ...settings }) =>
    judgeSettings(use(sinksService), { ...settings, place: settings.index }),
  decide: async (ctx, { input: { name, format = 'native' }, facts }) =>
    connectSink(ctx, { name, kind: 'elastic', format }, facts),
});
