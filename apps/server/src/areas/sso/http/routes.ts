import { Type } from 'typebox';
import type { Actor } from '../../../kernel/actor.ts';
import { AppFailure } from '../../../kernel/app-error.ts';
import type { FastifyReply } from 'fastify';
import type { PrincipalId } from '../../../kernel/ids.ts';
import { networkOf } from '../../../platform/http/guards/throttle.ts';
import { orFail } from '../../../platform/http/or-fail.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import {
  admitLink,
  checkOwnPassword,
  cookieOptions,
  hashSecret,
  hasPassword,
  invitedBy,
  linkOver,
  personInvitedBy,
} from '../../identity/public.ts';
import { linkAccount } from '../commands/link-account.ts';
import { joinBySso, notLinked, signOn } from '../commands/sign-on.ts';
import { accountAt, type Provider } from '../domain/provider.ts';
import { openProviders } from '../queries/named-providers.ts';
import type { SignedOn } from '../provider/ask-provider.ts';
import type { Sso } from '../sso.ts';
import { begin } from '../sign-on/begin.ts';
import { comeBack } from '../sign-on/come-back.ts';
import { noPasswordToProve, notTheSame } from './refusals.ts';

const ByName = Type.Object({ name: Type.String({ maxLength: 40 }) });
const Next = Type.Optional(Type.String({ maxLength: 1000, description: 'A path in Muster to go to afterwards.' }));
const Begun = Type.Object(
  { url: Type.String({ description: 'Where the browser goes now.' }) },
  { title: 'SignOnBegun' },
);
const CameBack = Type.Object(
  {
    outcome: Type.Union([Type.Literal('signed-in'), Type.Literal('linked')]),
    next: Type.String({ description: 'The path to go to now.' }),
  },
  { title: 'SignOnDone' },
);

/** Sign-in with an identity provider (GOV 7.7): code flow with PKCE, bound to the browser that began it. */
export const ssoRoutes =
  (sso: Sso): RouteTable =>
  (routes) => {
    const { cookies } = sso;

    routes.get(
      '/v1/sso',
      {
        access: 'anonymous',
        summary: 'The ways to sign in here',
        clauses: ['7.7'],
        schema: {
          response: Type.Object(
            {
              passwords: Type.Boolean({
                description: 'If false, only those whom the policy names can sign in with a password.',
              }),
              providers: Type.Array(Type.Object({ name: Type.String(), label: Type.String() })),
            },
            { title: 'WaysIn' },
          ),
        },
      },
      async () => ({
        passwords: sso.policies().current.authentication.passwordFlow.enabled,
        providers: await openProviders(sso.db),
      }),
    );

    routes.post(
      '/v1/sso/:name/begin',
      {
        access: 'anonymous',
        summary: 'Begin to sign in with an identity provider',
        clauses: ['7.7'],
        status: 200,
        schema: {
          params: ByName,
          body: Type.Object({
            next: Next,
            invitation: Type.Optional(
              Type.String({ maxLength: 100, description: 'The token of a one-time link, to join with this account.' }),
            ),
          }),
          response: Begun,
        },
      },
      async ({ params: { name }, body: { next, invitation }, ip, http: { reply } }) => {
        if (invitation === undefined)
          return sent(reply, await begin(sso, { name, next, purpose: { kind: 'sign-in' } }));
        const { forgive } = orFail(await admitLink(sso, { token: invitation, network: networkOf(ip) }));
        if ((await personInvitedBy(sso.db, invitation, sso.clock.now())) === undefined) throw new AppFailure(linkOver);
        await forgive();
        const linkHash = hashSecret(invitation).toString('hex');
        return sent(reply, await begin(sso, { name, next, purpose: { kind: 'join', linkHash } }));
      },
    );

    routes.post(
      '/v1/sso/:name/link',
      {
        access: 'self',
        summary: 'Begin to link your account at an identity provider',
        description: 'The password proves that the person at the screen is its owner.',
        clauses: ['7.7'],
        status: 200,
        schema: {
          params: ByName,
          body: Type.Object({ currentPassword: Type.String({ minLength: 1, maxLength: 256 }) }),
          response: Begun,
        },
      },
      async ({ params: { name }, body, ip, actor, http: { request, reply } }) => {
        if (actor.kind !== 'person') throw new Error('this access lets only people through');
        const { id: person, sessionId: session } = actor;
        if (!(await hasPassword(sso.db, person))) throw new AppFailure(noPasswordToProve);
        const given = {
          password: body.currentPassword,
          network: networkOf(ip),
          device: request.cookies[cookies.device],
        };
        orFail(await checkOwnPassword(sso, person, given));
        return sent(
          reply,
          await begin(sso, { name, next: '/settings/profile', purpose: { kind: 'link', person, session } }),
        );
      },
    );

    routes.post(
      '/v1/sso/:name/finish',
      {
        access: { capability: 'sign-on' },
        summary: 'Finish a sign-in or link begun at an identity provider',
        clauses: ['7.7'],
        status: 200,
        schema: {
          params: ByName,
          body: Type.Object({
            query: Type.String({ maxLength: 8000, description: 'What the provider added to the redirect URI.' }),
          }),
          response: CameBack,
        },
      },
      async ({ params: { name }, body: { query }, requestId, http: { request, reply } }) => {
        const cookie = request.cookies[cookies.signOn];
        void reply.clearCookie(cookies.signOn, { path: '/' }).header('cache-control', 'no-store');
        const { provider, attempt, who } = orFail(await comeBack(sso, { name, query, cookie }));
        const { purpose, next } = attempt;
        const { subject } = who;
        const groups = who.groups === undefined ? {} : { groups: [...who.groups] };
        if (purpose.kind === 'link') {
          const caller = await sso.signedIn(request);
          if (caller?.kind !== 'person' || caller.id !== purpose.person || caller.sessionId !== purpose.session)
            throw new AppFailure(notTheSame);
          orFail(await sso.runCommand(linkAccount, { actor: caller, requestId }, { name, subject }));
          return { outcome: 'linked' as const, next };
        }
        const { id, byVerifiedEmail } = await whoIs(
          provider,
          who,
          purpose.kind === 'join' ? purpose.linkHash : undefined,
        );
        const actor: Actor = { kind: 'person', id, sessionId: sso.ids.opaque() };
        const { secret, expiresAt } = orFail(
          purpose.kind === 'join'
            ? await sso.runCommand(
                joinBySso,
                { actor, requestId },
                { name, subject, linkHash: purpose.linkHash, ...groups },
              )
            : await sso.runCommand(signOn, { actor, requestId }, { name, subject, byVerifiedEmail, ...groups }),
        );
        void reply.setCookie(cookies.session, secret, cookieOptions(cookies, expiresAt));
        return { outcome: 'signed-in' as const, next };
      },
    );

    /** The actor the command runs as; the command checks everything again. */
    async function whoIs(
      { issuer, label }: Provider,
      { subject, verifiedEmail }: SignedOn,
      linkHash: string | undefined,
    ): Promise<{ readonly id: PrincipalId; readonly byVerifiedEmail: boolean }> {
      if (linkHash !== undefined) {
        const invited = await invitedBy(sso.db, linkHash, sso.clock.now());
        if (invited === undefined) throw new AppFailure(linkOver);
        return { id: invited, byVerifiedEmail: false };
      }
      const owner = await sso.handles.ownerOf(sso.db, 'sso', accountAt(issuer, subject));
      if (owner !== undefined) return { id: owner, byVerifiedEmail: false };
      const { linksByVerifiedEmail } = sso.policies().current.authentication.singleSignOn;
      const named =
        linksByVerifiedEmail && verifiedEmail !== undefined
          ? await sso.people.findByEmail(sso.db, verifiedEmail)
          : undefined;
      if (named === undefined) throw new AppFailure(notLinked(label));
      return { id: named, byVerifiedEmail: true };
    }

    function sent(reply: FastifyReply, begun: Awaited<ReturnType<typeof begin>>) {
      const { url, cookie, expiresAt } = orFail(begun);
      void reply
        .setCookie(cookies.signOn, cookie, cookieOptions(cookies, expiresAt))
        .header('cache-control', 'no-store');
      return { url };
    }
  };
