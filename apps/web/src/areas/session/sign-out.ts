import { answerOf } from '@muster/api-client';
import { api } from '../../api/client.ts';
import { tellOfSession } from './session-news.ts';
import { remember } from '../../kit/remember.ts';

/** Ends the session, here and at the server, and leads to the page for signing in. */
export async function signOut(): Promise<void> {
  await answerOf(api.DELETE('/v1/session')).catch(() => undefined);
  remember('signed-in', 'no');
  tellOfSession();
  // A full load, so that nothing of this session stays in memory.
  window.location.assign('/sign-in');
}
