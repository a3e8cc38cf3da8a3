import type { Invitation } from '@muster/api-client';
import { fields } from './fields.ts';
import type { Screen } from './screen.ts';
import { instantWords } from './time-words.ts';

/** One-time links: whole, whatever the width, because they are there to be copied. */
export const invitationWords = (invitations: readonly Invitation[], screen: Screen): string =>
  invitations
    .map(
      ({ id, email, url, expiresAt }) =>
        `${fields({ member: id, 'e-mail': email, 'valid until': instantWords(expiresAt) }, screen)}${url}\n`,
    )
    .join('\n') + screen.paint.dim('Each link is shown once and opens once.\n');
