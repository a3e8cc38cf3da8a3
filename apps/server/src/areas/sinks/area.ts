import type { Area } from '../../platform/area.ts';
import { sinkClauses } from './clauses.ts';
import { checkSink } from './commands/check-sink.ts';
import { connectCloudWatch } from './commands/connect-cloudwatch.ts';
import { connectElastic } from './commands/connect-elastic.ts';
import { connectFile } from './commands/connect-file.ts';
import { connectS3 } from './commands/connect-s3.ts';
import { connectSplunk } from './commands/connect-splunk.ts';
import { removeSink } from './commands/remove-sink.ts';
import { sinkKindsOfThings, sinkActions } from './ledger-actions.ts';
import { sinkPermissions } from './permissions.ts';
import { heldUntil } from './queries/held-until.ts';
import { sinkFindings } from './queries/findings.ts';
import { rejectList, sinkList } from './queries/list-sinks.ts';
import { registerSinkReactions } from './reactions/register.ts';
import { sinksService, type Sinks } from './sinks.ts';

export const sinksArea = (parts: Sinks): Area => {
  parts.host.services.give(sinksService, parts);
  return {
    name: 'sinks',
    actions: sinkActions,
    kinds: sinkKindsOfThings,
    commands: [],
    lists: [sinkList, rejectList],
    verbs: [connectS3, connectCloudWatch, connectSplunk, connectElastic, connectFile, checkSink, removeSink],
    routes: () => undefined,
    reactions: registerSinkReactions(parts),
    findings: sinkFindings,
    hooks: { heldUntil },
    clauses: sinkClauses,
    permissions: [sinkPermissions.keep],
  };
};
