import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** The ways to sign in here; also available to strangers. */
export const waysInQuery = queryOptions({ queryKey: ['ways-in'], queryFn: () => answerOf(api.GET('/v1/sso')) });

/** Goes to the identity provider, which sends the browser back to `/sign-on/<name>`. */
export async function leaveFor(name: string, given: { next?: string; invitation?: string }): Promise<void> {
  const { url } = await answerOf(api.POST('/v1/sso/{name}/begin', { params: { path: { name } }, body: given }));
  window.location.assign(url);
}
