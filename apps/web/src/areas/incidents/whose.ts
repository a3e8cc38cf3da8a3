import type { DeclareRequest, Team } from '@muster/api-client';

/** What is chosen of a team in a form: which, and the verb to keep the incident to it. */
export type Whose = { readonly teamId: string; readonly isKept: boolean };

export const nobodys: Whose = { teamId: '', isKept: false };

/** The team that an incident is kept to. The verb waits while there is no team that the reader may keep it to. */
export function keptTo({ teamId, isKept }: Whose, teams: readonly Team[]): Team | undefined {
  return isKept ? teams.find(({ id, may }) => id === teamId && may.keep.allowed) : undefined;
}

/** What of it is sent: nothing where nothing was chosen. */
export function whoseRequest(whose: Whose, teams: readonly Team[]): Pick<DeclareRequest, 'teamId' | 'visibility'> {
  return {
    ...(whose.teamId === '' ? {} : { teamId: whose.teamId }),
    ...(keptTo(whose, teams) === undefined ? {} : { visibility: 'team' }),
  };
}
