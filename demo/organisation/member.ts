import { answerOf, createMusterClient, type MusterClient } from '@muster/api-client';

export type Account = { readonly name: string; readonly email: string; readonly password: string };

/** A member signed in like a program: with an access token that is renewed before it expires. */
export type Member = Account & {
  readonly id: string;
  readonly api: MusterClient;
  /** The current access token, for programs acting as this member. */
  token(): string;
  /** Access tokens are short-lived; long-running users renew theirs. */
  renew(): Promise<void>;
};

/** Signs in at the token endpoint (GOV 7.7). */
export async function signIn(origin: string, account: Account): Promise<Member> {
  let tokens = await askTokens(origin, { grant_type: 'password', username: account.email, password: account.password });
  const api = createMusterClient({
    baseUrl: origin,
    headers: () => ({ authorization: `Bearer ${tokens.access_token}` }),
  });
  const { principal } = await answerOf(api.GET('/v1/session'));
  return {
    ...account,
    id: principal.id,
    api,
    token: () => tokens.access_token,
    renew: async () => {
      tokens = await askTokens(origin, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    },
  };
}

type Tokens = { readonly access_token: string; readonly refresh_token: string };

async function askTokens(origin: string, form: Readonly<Record<string, string>>): Promise<Tokens> {
  const answer = await fetch(new URL('/v1/oauth/token', origin), { method: 'POST', body: new URLSearchParams(form) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`no token: ${answer.status} ${text}`);
  return JSON.parse(text) as Tokens;
}
