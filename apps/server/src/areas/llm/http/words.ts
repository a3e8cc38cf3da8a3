import { apiOf, type Api, type Dialect } from '@muster/llm-wire';
import type { ErrorAnswer } from '../../../platform/http/routes.ts';
import type { Problem } from '../../../platform/http/answer/problem.ts';

/** An error in the provider API's format. It says if a retry is futile, since clients retry 429 automatically. */
export const errorAnswer =
  (dialect: Dialect) =>
  (problem: Problem): ErrorAnswer => ({
    headers: {
      ...(isFinal(problem) ? { 'x-should-retry': 'false' } : {}),
      ...(apiOf(dialect) === 'anthropic' ? { 'request-id': problem.requestId } : {}),
    },
    body: BODIES[apiOf(dialect)](problem),
  });

const isFinal = ({ status, code }: Problem): boolean =>
  (status < 500 && status !== 408 && status !== 429) || code === 'llm/budget-exceeded';

const wordsOf = ({ detail, remedy }: Problem): string => (remedy === undefined ? detail : `${detail} ${remedy}`);

const codeOf = ({ code }: Problem): string => code.slice(code.indexOf('/') + 1).replaceAll('-', '_');

const BODIES: Record<Api, (problem: Problem) => unknown> = {
  openai: (problem) => ({
    error: {
      message: wordsOf(problem),
      type: OPENAI_TYPES[problem.status] ?? (problem.status >= 500 ? 'server_error' : 'invalid_request_error'),
      param: problem.fields?.[0]?.path ?? null,
      code: codeOf(problem),
      ...told(problem),
    },
  }),
  anthropic: (problem) => ({
    type: 'error',
    error: {
      type: ANTHROPIC_TYPES[problem.status] ?? (problem.status >= 500 ? 'api_error' : 'invalid_request_error'),
      message: wordsOf(problem),
      details: { error_code: codeOf(problem), ...told(problem) },
    },
    request_id: problem.requestId,
  }),
};

const told = ({ clause, fields }: Problem) => ({
  ...(clause === undefined ? {} : { clause }),
  ...(fields === undefined ? {} : { fields }),
});

const OPENAI_TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'policy_violation',
  429: 'rate_limit_error',
};

const ANTHROPIC_TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
};
