/** The tables that only this area names. */
export type ComplianceTables = {
  read_counts: { principal_id: string; minute: Date; route: string; count: string };
};
