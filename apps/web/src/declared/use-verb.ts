import { callDeclared, ProblemFailure, type DeclaredVerb } from '@muster/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIdempotencyKey } from '../api/retry-safe.ts';
import { send } from './send.ts';

/** The thing a verb is done to, as a page knows it; `version` where it is only to be done to what the page shows. */
export type Acted = { readonly key: Readonly<Record<string, string>>; readonly version?: number | undefined };

type Call = Acted & { readonly path: string; readonly fields: Readonly<Record<string, unknown>> };

/** Does a declared verb; whatever comes of it, what the page shows is read again. */
export const useVerb = ({ path }: Pick<DeclaredVerb, 'path'>, acted: Acted) =>
  useCall<Readonly<Record<string, unknown>>>((fields) => ({ ...acted, path, fields }));

/**
 * The same where one place does several. What had no answer may have been done, so that sending the same again counts as
 * the same; a line that swallows what is sent is told like one that is down.
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
    // Not waited for: where the line is down, what is read again answers late or never.
    onSettled: () => void queries.invalidateQueries(),
  });
}

const ANSWER_WITHIN_MS = 15_000;
