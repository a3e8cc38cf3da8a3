import { unreachable, ProblemFailure, type Send, type Session } from '@muster/api-client';
import { queryClient } from '../api/query-client.ts';

/**
 * Calls a declared verb or list as the reader. A network failure is shown where the reader pressed, like any other
 * problem.
 */
export const send: Send = async (path, init) => {
  const session = queryClient.getQueryData<Session | null>(['session']);
  const isWrite = init.method !== undefined && init.method !== 'GET';
  const token: Record<string, string> = isWrite && session ? { 'x-csrf-token': session.csrfToken } : {};
  try {
    return await fetch(path, { ...init, headers: { ...(init.headers as Record<string, string>), ...token } });
  } catch {
    throw new ProblemFailure(unreachable());
  }
};
