import type { EntryId, PrincipalId, TeamId } from '../../../kernel/ids.ts';
import type { Scrubbed } from '../../../kernel/scrubbed.ts';
import type { Row } from '../../../platform/database/row.ts';
import type { ApprovalState, Verdict } from '../domain/approval.ts';

export type ApprovalRow = Row<
  'approvals',
  {
    mode: 'ahead' | 'after';
    state: ApprovalState;
    visibility: 'organisation' | 'team';
    title: Scrubbed;
    reason: Scrubbed;
    about_id: PrincipalId | null;
    requested_by: PrincipalId;
    team_id: TeamId | null;
    last_entry: EntryId;
  }
>;

export type VoteRow = Row<
  'approval_votes',
  { verdict: Verdict; voter_id: PrincipalId; right_of: PrincipalId; reason: Scrubbed | null }
>;
