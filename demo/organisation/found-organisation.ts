import { answerOf, createMusterClient } from '@muster/api-client';
import { signIn, type Account, type Member } from './member.ts';

/** The members of an organisation to be founded. The first two of Platform Governance complete the setup. */
export type Founding<Key extends string> = {
  readonly name: string;
  readonly founder: Account;
  readonly governance: Account;
  readonly members: Readonly<Record<Key, Account & { readonly roles: readonly string[] }>>;
  /** Contact role to member. */
  readonly contacts: Readonly<Record<string, Key>>;
  /** In calling order. */
  readonly onCall: readonly Key[];
};

export type Organisation<Key extends string> = {
  readonly founder: Member;
  readonly governance: Member;
  readonly members: Readonly<Record<Key, Member>>;
};

/**
 * Founds an organisation over the API as people would: setup by its one-time link, invitations, roles granted by
 * Governance, contacts, and an on-call list (R32).
 */
export async function foundOrganisation<Key extends string>(
  setUpLink: string,
  founding: Founding<Key>,
): Promise<Organisation<Key>> {
  const { origin } = new URL(setUpLink);
  const api = createMusterClient({ baseUrl: origin, headers: () => ({}) });
  const { invitations } = await answerOf(
    api.POST('/v1/setup', {
      body: {
        token: tokenIn(setUpLink),
        organisation: founding.name,
        founder: founding.founder,
        governance: [{ name: founding.governance.name, email: founding.governance.email }],
      },
    }),
  );
  const accept = async (url: string, password: string): Promise<void> =>
    void (await answerOf(api.POST('/v1/invitations/accept', { body: { token: tokenIn(url), password } })));
  for (const { url } of invitations) await accept(url, founding.governance.password);

  const founder = await signIn(origin, founding.founder);
  const governance = await signIn(origin, founding.governance);
  const keys = Object.keys(founding.members) as Key[];
  const members = {} as Record<Key, Member>;
  for (const key of keys) {
    const { roles, ...account } = founding.members[key];
    const { id = '', url } = await answerOf(
      founder.api.POST('/v1/members', { body: { name: account.name, email: account.email } }),
    );
    await accept(url, account.password);
    for (const role of roles) {
      const { approval } = await answerOf(
        founder.api.POST('/v1/members/{id}/grant-role', {
          params: { path: { id } },
          body: { role, reason: 'joins the team' },
        }),
      );
      if (approval !== undefined) await approve(governance, approval);
    }
    members[key] = await signIn(origin, account);
  }
  for (const [role, key] of Object.entries(founding.contacts)) {
    await answerOf(
      founder.api.POST('/v1/contact-roles/{role}/assign', {
        params: { path: { role } },
        body: { principalId: members[key].id },
      }),
    );
  }
  await answerOf(
    founder.api.POST('/v1/on-call/set', { body: { people: founding.onCall.map((key) => members[key].id) } }),
  );
  return { founder, governance, members };
}

/** A second member of Governance approves what another requested. */
export const approve = async ({ api }: Member, id: string): Promise<void> =>
  void (await answerOf(api.POST('/v1/approvals/{id}/approve', { params: { path: { id } }, body: {} })));

/** One-time links carry their token after `#`, where no proxy or log sees it. */
const tokenIn = (link: string): string => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';
