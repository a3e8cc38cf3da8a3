import { callDeclared, type DeclaredVerb } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from './send.ts';

/** The thing a verb is done to, as a page knows it. */
export type Acted = { readonly key: Readonly<Record<string, string>>; readonly version?: number | undefined };

/** Does a declared verb; whatever comes of it, what the page shows is read again. */
export function useVerb(verb: Pick<DeclaredVerb, 'path' | 'seen' | 'confirms'>, acted: Acted) {
  const queries = useQueryClient();
  return useMutation({
    networkMode: 'always',
    mutationFn: (fields: Readonly<Record<string, unknown>>) =>
      callDeclared(send, verb, {
        key: acted.key,
        fields,
        ...(verb.seen === true || verb.confirms === true ? { seen: acted.version } : {}),
      }),
    onSettled: () => queries.invalidateQueries(),
  });
}
