import type { Dialect } from '@muster/llm-wire';
import { expect, test } from 'vitest';
import type { AppError } from '../../../kernel/app-error.ts';
import { asId } from '../../../kernel/ids.ts';
import { problemOf } from '../../../platform/http/answer/problem.ts';
import { windowOf, type Measure } from '../domain/windows.ts';
import {
  badRequest,
  found,
  limitsAway,
  limited,
  nobodyAnswers,
  noSuchModel,
  notAConsumer,
  notUtf8,
  nowhereToGo,
} from '../gateway/errors.ts';
import { errorAnswer } from './words.ts';

const now = new Date('2026-11-02T10:00:15Z');
const over = (measure: Measure) => limited('team:support', measure, windowOf(measure, now), now);
const tried = (...why: string[]) => [{ route: 'first/m', why }];
const opaque = [{ pointer: '/messages/0/content/1', what: 'image' as const }];

/** The error as seen by the provider API's clients: status, type, code, and whether to retry. */
const wireOf = (error: AppError, dialect: Dialect) => {
  const problem = problemOf(error, asId('r-1'));
  const { headers, body } = errorAnswer(dialect)(problem);
  const told = (body as { error: { type: string; code?: string; details?: { error_code: string } } }).error;
  return [problem.status, told.type, told.code ?? told.details?.error_code, headers?.['x-should-retry']];
};

test.each<[string, AppError, number, string, string, 'false' | undefined]>([
  ['llm/not-a-consumer', notAConsumer.error, 403, 'policy_violation', 'permission_error', 'false'],
  ['llm/no-such-model', noSuchModel.error, 404, 'invalid_request_error', 'not_found_error', 'false'],
  [
    'llm/no-such-model',
    nowhereToGo(tried('retired'), []).error,
    404,
    'invalid_request_error',
    'not_found_error',
    'false',
  ],
  [
    'llm/bad-request',
    badRequest({ pointer: '/model', problem: 'is missing' }).error,
    400,
    'invalid_request_error',
    'invalid_request_error',
    'false',
  ],
  ['llm/bad-request', notUtf8.error, 400, 'invalid_request_error', 'invalid_request_error', 'false'],
  ['llm/class-above-consumer', found([]).error, 403, 'policy_violation', 'permission_error', 'false'],
  [
    'llm/cannot-be-inspected',
    nowhereToGo(tried('opaque'), opaque).error,
    403,
    'policy_violation',
    'permission_error',
    'false',
  ],
  [
    'llm/egress-dpa-required',
    nowhereToGo(tried('no-dpa'), []).error,
    403,
    'policy_violation',
    'permission_error',
    'false',
  ],
  ['llm/budget-exceeded', over('day'), 429, 'rate_limit_error', 'rate_limit_error', 'false'],
  ['llm/budget-exceeded', over('month'), 429, 'rate_limit_error', 'rate_limit_error', 'false'],
  ['llm/rate-limited', over('requests'), 429, 'rate_limit_error', 'rate_limit_error', undefined],
  ['llm/rate-limited', over('tokens'), 429, 'rate_limit_error', 'rate_limit_error', undefined],
  ['llm/limits-unavailable', limitsAway('away').error, 503, 'server_error', 'overloaded_error', undefined],
  [
    'llm/no-provider-answers',
    nobodyAnswers('a form', tried('status-500')).error,
    503,
    'server_error',
    'overloaded_error',
    undefined,
  ],
])('%s is told as both protocols have it (%#)', (code, error, status, openai, anthropic, again) => {
  const word = code.replace('llm/', '').replaceAll('-', '_');
  expect(error.code).toBe(code);
  expect(wireOf(error, 'openai-chat')).toEqual([status, openai, word, again]);
  expect(wireOf(error, 'anthropic-messages')).toEqual([status, anthropic, word, again]);
});

test('what may be repeated says when, what cannot be read says where, and what went wrong inside stays there', () => {
  expect(over('requests').retryAfterSeconds).toBe(45);
  expect(over('day').retryAfterSeconds).toBeUndefined();
  const problem = problemOf(nowhereToGo(tried('opaque'), opaque).error, asId('r-1'));
  expect(errorAnswer('openai-chat')(problem).body).toMatchObject({
    error: { param: opaque[0]?.pointer, clause: '6.7' },
  });
  const away = problemOf(limitsAway('the database').error, asId('r-1'));
  expect(JSON.stringify(errorAnswer('anthropic-messages')(away))).not.toContain('the database');
});
