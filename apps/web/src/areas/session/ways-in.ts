import { answerOf } from '@muster/api-client';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

/** How one can sign in here: asked by those whom nobody knows yet, too. */
export const waysInQuery = queryOptions({ queryKey: ['ways-in'], queryFn: () => answerOf(api.GET('/v1/sso')) });

/** Leaves for the identity provider; it sends the browser back to `/sign-on/<name>`. */
export async function leaveFor(name: string, given: { next?: string; invitation?: string }): Promise<void> {
  const { url } = await answerOf(api.POST('/v1/sso/{name}/begin', { params: { path: { name } }, body: given }));
  window.location.assign(url);
}
