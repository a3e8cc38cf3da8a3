import { verbOfAll } from '../../../platform/verbs/verb.ts';
import { sinkKind } from '../ledger-actions.ts';
import { sinkPermissions } from '../permissions.ts';
import { sinksService } from '../sinks.ts';
import { connectSink, ConnectedSink, judgeSettings } from './connect-sink.ts';
import { Format, Name, Place } from './fields.ts';

/** An append-only file in the folder that the operator provides (MUSTER_SINKS_DIR). */
export const connectFile = verbOfAll({
  noun: 'sink',
  name: 'connect-file',
  kind: sinkKind,
  route: '/v1/sinks/file',
  creates: true,
  words: {
    label: 'Connect a file',
    does: 'append every entry to a file on the server, for a log shipper to pick up',
    done: 'Connected. The entries still in the ledger are being sent.',
    next: 'muster sink list',
  },
  clauses: ['7.4'],
  permission: sinkPermissions.keep,
  fields: {
    name: Name,
    file: Place('^[A-Za-z0-9][A-Za-z0-9._-]*$', { asks: 'Name of the file, in the folder for sinks' }),
    format: Format,
  },
  answer: ConnectedSink,
  prepare: async ({ use }, { name: _name, format: _format, ...settings }) =>
    judgeSettings(use(sinksService), { place: settings.file }),
  decide: async (ctx, { input: { name, format = 'native' }, facts }) =>
    connectSink(ctx, { name, kind: 'file', format }, facts),
});
