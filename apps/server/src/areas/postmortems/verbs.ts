import { accept, changeAction } from './commands/commit-action.ts';
import { amend } from './commands/amend.ts';
import { answerFinding } from './commands/answer-finding.ts';
import { begin } from './commands/begin.ts';
import { rework, submit } from './commands/move.ts';
import { propose } from './commands/propose.ts';
import { publish } from './commands/publish.ts';
import { schedule } from './commands/schedule.ts';
import { declineAction, finishAction } from './commands/settle-action.ts';
import { write } from './commands/write.ts';

/** Verbs on one postmortem. */
export const verbsOnPostmortem = [
  begin,
  write,
  schedule,
  submit,
  rework,
  answerFinding,
  publish,
  amend,
  propose,
] as const;

/** Verbs on one action item. */
export const verbsOnAction = [accept, changeAction, declineAction, finishAction] as const;
