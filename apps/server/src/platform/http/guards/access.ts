import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/actor.ts';
import type { AppError } from '../../../kernel/app-error.ts';
import { ok, type Result } from '../../../kernel/result.ts';

/**
 * Who may reach a route at all (GOV 7.6, 6.2). What they may do there, `authorise` decides with the resource at hand.
 * - `anonymous`: anybody; the actor is anonymous even if signed in.
 * - `self`: a signed-in person, for what is their own: session, password, time zone.
 * - `member`: a signed-in member of the organisation.
 * - `scope`: a person, or a service account whose key has that scope.
 * - `capability`: the URL itself carries the right (a response link, an integration's key); the handler checks it.
 */
export type Access = 'anonymous' | 'self' | 'member' | { readonly scope: string } | { readonly capability: string };

/** Authenticates a request, and checks the CSRF token of those with cookies. Owned by `identity`. */
export type Authenticate = (request: FastifyRequest) => Promise<Result<Actor, AppError>>;

/** The request's actor, as far as its route needs one. */
export async function identify(
  access: Access,
  request: FastifyRequest,
  authenticate: Authenticate,
): Promise<Result<Actor, AppError>> {
  return isOpen(access) ? ok({ kind: 'anonymous' }) : authenticate(request);
}

/**
 * Why a route does not admit this actor; undefined if it does. Runs after authentication, because the record names the
 * actor (GOV 7.2).
 */
export function judgeAccess(access: Access, actor: Actor): AppError | undefined {
  if (isOpen(access)) return undefined;
  if (actor.kind !== 'person' && actor.kind !== 'service') return NOBODY;
  if (actor.kind === 'person') return actor.scopes === undefined || opens(access, actor.scopes) ? undefined : OUTSIDE;
  if (access === 'member' || access === 'self') return PEOPLE_ONLY;
  return actor.scopes.includes(access.scope) ? undefined : missingScope(access.scope);
}

const opens = (access: Exclude<Access, 'anonymous' | { readonly capability: string }>, scopes: readonly string[]) =>
  access === 'self' || (access !== 'member' && scopes.includes(access.scope));

const isOpen = (access: Access): access is 'anonymous' | { readonly capability: string } =>
  access === 'anonymous' || (typeof access === 'object' && 'capability' in access);

/** Throws at startup for a route without an access rule: an omission must not mean public access. */
export function demandAccess(route: {
  readonly method: string | readonly string[];
  readonly url: string;
  readonly config?: { readonly access?: Access };
}): void {
  if (route.config?.access === undefined)
    throw new Error(`${String(route.method)} ${route.url} does not declare who may reach it`);
}

const NOBODY: AppError = {
  kind: 'unauthenticated',
  code: 'identity/not-signed-in',
  public: 'This needs a signed-in member or an API key.',
  remedy: 'Sign in, or send Authorization: Bearer with a token.',
  clause: '7.6',
};

const PEOPLE_ONLY: AppError = {
  kind: 'forbidden',
  code: 'identity/people-only',
  public: 'Only people can do this, not service accounts.',
  clause: '7.6',
};

const OUTSIDE: AppError = {
  kind: 'forbidden',
  code: 'identity/outside',
  public: 'Only members can do this. An external auditor can read the ledger, controls, evidence and policy.',
  clause: '7.5',
};

const missingScope = (scope: string): AppError => ({
  kind: 'forbidden',
  code: 'identity/missing-scope',
  public: `This API key does not have the scope ${scope}.`,
  remedy: `Use a key that has the scope ${scope}.`,
  clause: '7.6',
});
