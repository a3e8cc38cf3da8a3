import type { PageReason, PageState } from '../domain/page.ts';

export type PlaceRow = {
  id: string;
  place: number;
  principal_id: string;
  from_at: Date;
  until_at: Date | null;
  put_by: string | null;
  last_entry: string;
};

export type PageRow = {
  id: string;
  incident_id: string;
  principal_id: string;
  reason: PageReason;
  called_as: string | null;
  clause: string;
  urgency: 'page' | 'notify';
  is_drill: boolean;
  round: number;
  state: PageState;
  channel: string | null;
  failure: string | null;
  attempts: number;
  queued_at: Date;
  handed_over_at: Date | null;
  answered_at: Date | null;
  closed_at: Date | null;
  last_entry: string;
};

/** The tables that only this area names. */
export type OnCallTables = { on_call_places: PlaceRow; pages: PageRow };
