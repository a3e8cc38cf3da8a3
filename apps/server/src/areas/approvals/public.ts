export { approvalsArea } from './area.ts';
export { approve } from './commands/approve.ts';
export { decline } from './commands/decline.ts';
export { approvalTell } from './due-kinds.ts';
export type { ApprovalView } from './queries/approval-view.ts';
export { getApproval } from './queries/get-approval.ts';
export { caseReader } from './queries/list-approvals.ts';
