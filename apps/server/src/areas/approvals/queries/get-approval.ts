import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { approvalThing } from '../approval-thing.ts';
import { findApproval } from '../store/approvals.ts';
import { viewsFor, type ApprovalView } from './approval-view.ts';
import { casesOf, type CaseReader } from './cases.ts';

/** One request as it stands now. */
export async function getApproval(
  reader: CaseReader,
  actor: Actor,
  id: string,
): Promise<Result<ApprovalView, AppError>> {
  const found = await findApproval(reader.db, id);
  const [view] = found === undefined ? [] : await viewsFor(reader, actor, await casesOf(reader, [found]));
  return view === undefined ? err(approvalThing.missing) : ok(view);
}
