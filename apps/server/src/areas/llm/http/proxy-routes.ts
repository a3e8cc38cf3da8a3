import { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { answerText, type Dialect } from '@muster/llm-wire';
import { Type } from 'typebox';
import { principalOf } from '../../../kernel/actor.ts';
import type { UseService } from '../../../kernel/services.ts';
import { decisionLogService } from '../../../platform/decision-log.ts';
import type { Routes, WriteRequest } from '../../../platform/http/routes.ts';
import { notAConsumer, noSuchModel, notUtf8 } from '../gateway/errors.ts';
import { GATEWAY } from '../gateway/limits.ts';
import type { Gateway } from '../gateway/open-gateway.ts';
import { CALL_SCOPE } from '../permissions.ts';
import { errorAnswer } from './words.ts';

const access = { scope: CALL_SCOPE };
const CLAUSES = ['6.7', '9.2', '9.3'];

const CALLS = [
  ['/llm/v1/chat/completions', 'openai-chat', 'Chat completions, as OpenAI’s API has them'],
  ['/llm/v1/responses', 'openai-responses', 'Responses, as OpenAI’s API has them'],
  ['/llm/v1/embeddings', 'openai-embeddings', 'Embeddings, as OpenAI’s API has them'],
  ['/llm/v1/messages', 'anthropic-messages', 'Messages, as Anthropic’s API has them'],
  ['/llm/v1/messages/count_tokens', 'anthropic-count-tokens', 'Counts of tokens, as Anthropic’s API has them'],
] as const satisfies readonly (readonly [string, Dialect, string])[];

/** The gateway's own endpoints, compatible with OpenAI and Anthropic clients that change only their base URL. */
export function proxyRoutes(routes: Routes, gateway: Gateway, use: UseService): void {
  for (const [path, dialect, summary] of CALLS)
    routes.post(
      path,
      {
        access,
        summary,
        clauses: CLAUSES,
        takesBytes: true,
        maxBodyBytes: GATEWAY.maxRequestBytes,
        schema: { body: Type.Unknown() },
        errorAnswer: errorAnswer(dialect),
      },
      async (request) => answerCall(gateway, use, dialect, request, request.body as Buffer),
    );
  const models = { access, clauses: CLAUSES, errorAnswer: errorAnswer('openai-chat') };
  routes.get('/llm/v1/models', { ...models, summary: 'The models that this consumer may use' }, async ({ actor }) => ({
    object: 'list',
    data: await modelsOf(gateway, principalOf(actor)),
    has_more: false,
    first_id: null,
    last_id: null,
  }));
  routes.get(
    '/llm/v1/models/:model',
    { ...models, summary: 'One of them', schema: { params: Type.Object({ model: Type.String({ maxLength: 200 }) }) } },
    async ({ actor, params }) => {
      const model = (await modelsOf(gateway, principalOf(actor))).find(({ id }) => id === params.model);
      if (model === undefined) throw noSuchModel;
      return model;
    },
  );
}

async function answerCall(
  gateway: Gateway,
  use: UseService,
  dialect: Dialect,
  { actor, http }: Pick<WriteRequest, 'actor' | 'http'>,
  body: Buffer,
): Promise<unknown> {
  const { request, reply } = http;
  const text = textOf(body);
  const said = request.headers['x-muster-prediction'];
  const log =
    said === undefined
      ? undefined
      : use(decisionLogService).begin({
          actor,
          requestId: request.id,
          header: String(said),
          isStream: (readJson(text) as { stream?: unknown } | undefined)?.stream === true,
        });
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  const {
    status,
    headers,
    body: answer,
  } = await gateway.answer({
    account: principalOf(actor) ?? '',
    dialect,
    text,
    headers: passedOn(request.headers),
    signal: gone.signal,
  });
  if (log !== undefined && status === 200)
    await log(typeof answer === 'string' ? answerText(dialect, readJson(answer)) : undefined);
  void reply.code(status).headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'request-id': request.id,
    ...headers,
  });
  return typeof answer === 'string' ? answer : Readable.from(answer, { objectMode: false });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Buffer): string {
  try {
    return UTF8.decode(body);
  } catch {
    throw notUtf8;
  }
}

/** The API headers that are passed on. Keys, cookies and everything else stay here. */
function passedOn(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const out: Record<string, string> = {};
  for (const name of ['anthropic-version', 'anthropic-beta', 'openai-beta']) {
    const value = headers[name];
    if (typeof value === 'string' && /^[\w.,: -]{1,500}$/.test(value)) out[name] = value;
  }
  return out;
}

async function modelsOf(gateway: Gateway, account: string | undefined) {
  const consumer = (await gateway.facts.now()).consumers.get(account ?? '');
  if (consumer === undefined) throw notAConsumer;
  return consumer.routes.map(({ provider, model }) => ({
    id: model,
    object: 'model',
    type: 'model',
    created: 0,
    created_at: '1970-01-01T00:00:00Z',
    display_name: model,
    owned_by: provider,
  }));
}
