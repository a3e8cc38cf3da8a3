import { Type, type TObject, type TProperties } from 'typebox';
import type { UseService } from '../../kernel/services.ts';
import { orFail } from '../http/or-fail.ts';
import type { Route, RouteTable, WriteRequest } from '../http/routes.ts';
import type { VerbDescription } from '../http/verb-description.ts';
import { secretsOf } from './fields.ts';
import type { Verb } from './verb.ts';

/**
 * The routes of declared verbs: each runs its command and responds as declared, or with the thing as it is afterwards.
 */
export const verbRoutes =
  (verbs: readonly Verb[], use: UseService): RouteTable =>
  (routes) => {
    for (const verb of verbs) routes.post(verb.route, routeOf(verb), async (request) => answer(verb, use, request));
  };

async function answer(verb: Verb, use: UseService, request: WriteRequest): Promise<unknown> {
  const key = request.params as unknown as Record<string, unknown> | undefined;
  const body = request.body as unknown as Record<string, unknown> | undefined;
  const seen = verb.kind?.version === undefined ? {} : request.precondition;
  const done = await request.run(verb, { ...body, ...key, ...seen });
  if (verb.answer !== undefined) return done;
  return verb.view && orFail(await verb.view.read(use, request.actor, (verb.kind === undefined ? done : key) as never));
}

function routeOf(verb: Verb): Route {
  const { kind, fields, status, view } = verb;
  const response = verb.answer ?? view?.schema;
  const version = verb.answer === undefined ? view?.version : undefined;
  return {
    access: { scope: verb.permission.scope },
    summary: `${verb.words.label}: ${verb.words.does}`,
    clauses: verb.clauses,
    status: response === undefined ? 204 : status,
    schema: {
      ...(kind === undefined ? {} : { params: Type.Object(kind.key) }),
      body: bodyOf(fields),
      ...(response === undefined ? {} : { response }),
    },
    ...(version === undefined ? {} : { version: version as (answer: unknown) => number }),
    verb: describe(verb),
  };
}

/** If every field is optional, the body may be omitted; unknown fields are refused. */
function bodyOf(fields: TProperties): TObject {
  const body = Type.Object(fields);
  const isNeeded = ((body as { readonly required?: readonly string[] }).required ?? []).length > 0;
  return isNeeded ? body : Type.Optional(body);
}

const describe = ({ noun, verb, aliases, words, kind, permission, answer, ...declared }: Verb): VerbDescription => ({
  noun,
  verb,
  ...(aliases.length === 0 ? {} : { aliases }),
  ...words,
  ...(kind === undefined || kind.isKnownToMembers === true ? { permission: permission.name } : {}),
  ...(kind?.version === undefined ? {} : { versioned: true }),
  ...(declared.seen ? { seen: true } : {}),
  ...(declared.confirm === undefined ? {} : { confirms: true }),
  ...(declared.danger ? { danger: true } : {}),
  ...(declared.givesSecret === true ? { secrets: secretsOf(answer) } : {}),
});
