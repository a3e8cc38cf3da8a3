import type { Services, UseService } from '../../kernel/services.ts';
import { anyApproval } from '../../platform/approvals/approvals.ts';
import type { Area } from '../../platform/area.ts';
import { givePlace, takePlace } from './commands/ask-to-swap.ts';
import { sayAway, sayBack } from './commands/absence.ts';
import { createSchedule } from './commands/create-schedule.ts';
import { importSchedules } from './import/import-schedules.ts';
import { moveList } from './commands/move-list.ts';
import { setOnCall } from './commands/set-on-call.ts';
import { giveUpDuties } from './leavers.ts';
import { onCallShift } from './on-call-shift.ts';
import { scheduleList } from './queries/list-schedules.ts';
import { waitingOnCall } from './queries/waiting.ts';
import { onCallClock } from './services.ts';
import { verbsOnSchedule } from './verbs.ts';
import { onCallClauses } from './clauses.ts';
import { onCallRoutes } from './http/routes.ts';
import { onCallKinds } from './kinds.ts';
import { onCallActions, onCallSet, onCallSwapped } from './ledger-actions.ts';
import { onCallSwap } from './on-call-swap.ts';
import { makeCalendar, renewCalendar, revokeCalendar } from './calendar/feed-verbs.ts';
import { calendarList } from './calendar/list-calendars.ts';
import { coverageList, loadList } from './quality/lists.ts';
import { followIncident } from './paths/answer-run.ts';
import { createPath } from './paths/commands/create-path.ts';
import { verbsOnPath } from './paths/commands/edit-path.ts';
import { pathList } from './paths/queries/list-paths.ts';
import { pathFindings } from './paths/queries/path-findings.ts';
import { registerOnCallReactions } from './reactions.ts';
import { onCallPermissions } from './permissions.ts';
import { onCallFindings } from './queries/findings.ts';
import type { OnCallReads } from './queries/on-call-now.ts';
import { isOnCall } from './queries/who-is-on-call.ts';

type OnCallParts = OnCallReads & { readonly services: Services };

export const onCallArea = ({ services, ...reads }: OnCallParts): Area => {
  services.give(onCallClock, reads.clock);
  return areaOf(reads, services.use);
};

const areaOf = (reads: OnCallReads, use: UseService): Area => ({
  name: 'oncall',
  actions: onCallActions,
  kinds: onCallKinds,
  commands: [],
  verbs: [
    setOnCall,
    moveList,
    takePlace,
    givePlace,
    sayAway,
    sayBack,
    createSchedule,
    importSchedules,
    ...verbsOnSchedule,
    createPath,
    ...verbsOnPath,
    makeCalendar,
    renewCalendar,
    revokeCalendar,
  ],
  lists: [scheduleList, pathList, calendarList, loadList, coverageList],
  approvals: [anyApproval(onCallSwap), anyApproval(onCallShift)],
  routes: onCallRoutes(reads, use),
  waiting: waitingOnCall,
  findings: async (reads) => [...(await onCallFindings(reads)), ...(await pathFindings(reads))],
  reactions: registerOnCallReactions,
  clauses: onCallClauses,
  permissions: [onCallPermissions.set, onCallPermissions.swap],
  live: { readScopeOfNamed: [onCallSet, onCallSwapped] },
  hooks: { isOnCall, onMemberSuspended: giveUpDuties, onIncidentMoved: followIncident },
});
