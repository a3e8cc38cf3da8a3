import type { ApprovalState, Verdict } from '../domain/approval.ts';

export type ApprovalRow = {
  id: string;
  kind: string;
  subject_kind: string;
  subject_id: string;
  subject_hash: string;
  wish: string;
  title: string;
  reason: string;
  about_id: string | null;
  requested_by: string;
  requested_at: Date;
  mode: 'ahead' | 'after';
  unseparated: boolean;
  state: ApprovalState;
  groups_asked: number;
  expires_at: Date;
  decided_at: Date | null;
  team_id: string | null;
  visibility: 'organisation' | 'team';
  last_instant: Date;
  last_entry: string;
};

export type VoteRow = {
  id: string;
  approval_id: string;
  voter_id: string;
  right_of: string;
  verdict: Verdict;
  reason: string | null;
  subject_hash: string;
  voted_at: Date;
  last_entry: string;
};
