import type { Audience } from '@muster/api-client';

/** What a list gets, in words that cannot be taken for one another. */
export const reachesWords: Readonly<Record<Audience['reaches'], string>> = {
  stakeholders: 'INTERNAL updates',
  public: 'what is PUBLIC',
};
