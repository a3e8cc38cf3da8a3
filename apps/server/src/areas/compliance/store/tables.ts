export type EvidenceRow = {
  clause: string;
  last_seq: string;
  last_action: string;
  last_at: Date;
  allowed: string;
  refused: string;
};

/** The tables that only this area names. */
export type ComplianceTables = {
  clause_evidence: EvidenceRow;
  read_counts: { principal_id: string; minute: Date; route: string; count: string };
};
