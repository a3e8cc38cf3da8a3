import type { Area } from '../../platform/area.ts';
import { violationsService } from '../../platform/violations.ts';
import { violationClauses } from './clauses.ts';
import { reportViolation } from './commands/report-violation.ts';
import { releaseSaid, violationPost, violationTell } from './due-kinds.ts';
import { violationsFound } from './gate-port.ts';
import { violationRoutes } from './http/routes.ts';
import { violationKinds, violationActions } from './ledger-actions.ts';
import { violationList } from './queries/list-violations.ts';
import { clockService } from './queries/violation-view.ts';
import { violationsWaiting } from './queries/waiting.ts';
import { releaseWhatWasSaid } from './reactions/release-said.ts';
import { postOfViolation, tellOfViolation, type TellParts } from './reactions/tell-of-violation.ts';
import { verbsOnViolation } from './verbs.ts';
import { done } from '../../platform/due/outcome.ts';

export const violationsArea = (parts: TellParts): Area => {
  const { host } = parts;
  host.services.give(clockService, host.clock).give(violationsService, violationsFound);
  return {
    name: 'violations',
    actions: violationActions,
    kinds: violationKinds,
    commands: [],
    lists: [violationList],
    verbs: [reportViolation, ...verbsOnViolation],
    routes: violationRoutes(host),
    reactions: (registry) => {
      registry.onTask(violationTell, tellOfViolation(parts));
      registry.onTask(violationPost, postOfViolation(parts));
      registry.onTask(releaseSaid, async () => {
        await releaseWhatWasSaid(host);
        return done;
      });
    },
    waiting: violationsWaiting,
    clauses: violationClauses,
  };
};
