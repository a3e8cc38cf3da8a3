import type { EntryId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { ApprovalState, Verdict } from '../domain/approval.ts';

export type ApprovalRow = Row<
  'approvals',
  {
    title: Scrubbed;
    reason: Scrubbed;
    about_id: PrincipalId | null;
    requested_by: PrincipalId;
    mode: 'ahead' | 'after';
    state: ApprovalState;
    team_id: TeamId | null;
    visibility: 'organisation' | 'team';
    last_entry: EntryId;
  }
>;

export type VoteRow = Row<
  'approval_votes',
  { voter_id: PrincipalId; right_of: PrincipalId; verdict: Verdict; reason: Scrubbed | null }
>;
