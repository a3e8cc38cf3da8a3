import { callDeclared, ProblemFailure, type DeclaredVerb } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../api/retry-safe.ts';
import { send } from './send.ts';

/** The target of a verb; with `version`, only if unchanged since the page showed it. */
export type Acted = { readonly key: Readonly<Record<string, string>>; readonly version?: number | undefined };

type Call = Acted & { readonly path: string; readonly fields: Readonly<Record<string, unknown>> };

/** Calls a declared verb and refetches what the page shows, whatever the outcome. */
export const useVerb = ({ path }: Pick<DeclaredVerb, 'path'>, acted: Acted) =>
  useCall<Readonly<Record<string, unknown>>>((fields) => ({ ...acted, path, fields }));

/**
 * Same, for a component that calls several. A call without a response may have taken effect, so an identical retry
 * reuses its idempotency key; a request that times out is reported like a lost connection.
 */
export function useCall<Said>(callOf: (said: Said) => Call, onDone?: (answer: unknown) => void) {
  const queries = useQueryClient();
  const unanswered = useRef<{ readonly said: string; readonly key: string } | undefined>(undefined);
  return useMutation({
    mutationFn: async (said: Said) => {
      const words = JSON.stringify(said);
      const idempotencyKey = unanswered.current?.said === words ? unanswered.current.key : newIdempotencyKey();
      unanswered.current = { said: words, key: idempotencyKey };
      const { path, key, fields, version } = callOf(said);
      const once: typeof send = async (to, init) =>
        send(to, {
          ...init,
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
          headers: { ...(init.headers as Record<string, string>), 'idempotency-key': idempotencyKey },
        });
      const answer = await callDeclared(once, { path }, { key, fields, seen: version }).catch((cause: unknown) => {
        if (cause instanceof ProblemFailure && cause.problem.status !== 0) unanswered.current = undefined;
        throw cause;
      });
      unanswered.current = undefined;
      return answer;
    },
    ...(onDone === undefined ? {} : { onSuccess: onDone }),
    // Not awaited: without a connection, refetching takes long or never ends.
    onSettled: () => void queries.invalidateQueries(),
  });
}

const ANSWER_WITHIN_MS = 15_000;
