import type { TeamId } from './ids.ts';

/** Access-relevant facts about a thing: which team owns it, and whether others may know of it. */
export type Protected = { readonly teamId?: TeamId | undefined; readonly visibility: 'organisation' | 'team' };

/** A thing that everybody in the organisation may know of. */
export const ORGANISATION: Protected = { visibility: 'organisation' };
