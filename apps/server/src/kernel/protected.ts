import type { TeamId } from './ids.ts';

/** What an act is about, as far as access goes: whose it is, and whether others may know of it. */
export type Protected = { readonly teamId?: TeamId | undefined; readonly visibility: 'organisation' | 'team' };

/** What everybody in the organisation may know of. */
export const ORGANISATION: Protected = { visibility: 'organisation' };
