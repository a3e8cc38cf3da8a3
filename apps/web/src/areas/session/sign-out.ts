import { answerOf } from '@muster/api-client';
import { api } from '../../api/client.ts';
import { tellOfSession } from './session-news.ts';
import { remember } from '../../kit/remember.ts';

/** Ends the session, here and on the server, and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await answerOf(api.DELETE('/v1/session')).catch(() => undefined);
  remember('signed-in', 'no');
  tellOfSession();
  // A full page load, so that nothing of this session stays in memory.
  window.location.assign('/sign-in');
}
