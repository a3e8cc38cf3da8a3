import type { Audience } from '@muster/api-client';

/** What a list receives, in words that cannot be confused. */
export const reachesWords: Readonly<Record<Audience['reaches'], string>> = {
  stakeholders: 'INTERNAL updates',
  public: 'PUBLIC updates',
};
