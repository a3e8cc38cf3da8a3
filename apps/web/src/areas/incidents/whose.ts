import type { DeclareRequest, Team } from '@muster/api-client';

/** The team chosen in a form, and whether the incident is private to it. */
export type Whose = { readonly teamId: string; readonly isKept: boolean };

export const nobodys: Whose = { teamId: '', isKept: false };

/** The team an incident is private to; undefined if the reader may not make it private to the chosen one. */
export function keptTo({ teamId, isKept }: Whose, teams: readonly Team[]): Team | undefined {
  return isKept ? teams.find(({ id, may }) => id === teamId && may.keep.allowed) : undefined;
}

/** The request's fields: empty if nothing was chosen. */
export function whoseRequest(whose: Whose, teams: readonly Team[]): Pick<DeclareRequest, 'teamId' | 'visibility'> {
  return {
    ...(whose.teamId === '' ? {} : { teamId: whose.teamId }),
    ...(keptTo(whose, teams) === undefined ? {} : { visibility: 'team' }),
  };
}
