export { approvalsArea } from './area.ts';
export { approvalTell } from './due-kinds.ts';
