import type { Invitation, Member } from '@muster/api-client';
import type { Asked, Noun, Verb } from '../../command-line/verb.ts';
import { answerOf } from '../../connection/connection.ts';
import { invitationWords } from '../../output/invitation-words.ts';
import { table } from '../../output/table.ts';
import { instantWords } from '../../output/time-words.ts';
import { failed, wrongUsage } from '../../failures/failure.ts';
import { personFinder } from '../given-person.ts';
import { teamFinder } from '../given-team.ts';
import { tokenIn } from '../link-token.ts';
import { newPassword } from '../passwords.ts';

const reason = { flags: '-r, --reason <text>', what: 'why', isNeeded: true };

const invite: Verb = {
  usage: 'invite <email>',
  summary: 'invite somebody; the link is shown once',
  options: [{ flags: '--name <name>', what: 'their name', isNeeded: true }],
  next: 'muster member list',
  async run({ words: [email = ''], options, connection }) {
    const made = await answerOf(
      connection().api.POST('/v1/members', { body: { name: options.needed('name'), email } }),
    );
    return { json: made, words: (screen) => invitationWords([made], screen) };
  },
};

const accept: Verb = {
  usage: 'accept <link>',
  summary: 'accept an invitation and choose a password',
  options: [{ flags: '--password-stdin', what: 'read the password from standard input' }],
  async run({ words: [link = ''], options, shell, connection }) {
    const { anonymous, server } = connection();
    const token = tokenIn(link);
    const password = await newPassword(shell, options.flag('password-stdin'));
    await answerOf(anonymous.POST('/v1/invitations/accept', { body: { token, password } }));
    return { json: { accepted: true }, words: () => `Welcome.\nnext  muster login --server ${server.origin}\n` };
  },
};

const list: Verb = {
  usage: 'list',
  summary: 'who belongs here, and in which roles',
  async run({ connection }) {
    const page = await answerOf(connection().api.GET('/v1/members'));
    return {
      json: page,
      words: (screen) =>
        table(
          page.items,
          [
            { head: 'NAME', cell: ({ name, initials }) => name ?? initials, shrinksTo: 12 },
            { head: 'STATE', cell: ({ state }) => state },
            { head: 'ROLES', cell: rolesOf, shrinksTo: 12 },
            { head: 'E-MAIL', cell: ({ email }) => email ?? '', dropped: 2 },
            { head: 'ID', cell: ({ id }) => id },
          ],
          screen,
        ),
    };
  },
};

const show: Verb = {
  usage: 'show <member>',
  summary: 'one member and the roles granted, with the id of each grant',
  next: 'muster member list',
  async run({ words, connection }) {
    const { api, id } = await named({ words, connection });
    const { items } = await answerOf(api.GET('/v1/members'));
    const found = items.find((each) => each.id === id);
    if (found === undefined) throw failed('cli/no-such-member', 'There is no such member.');
    return {
      json: found,
      words: (screen) =>
        `${found.name ?? found.initials}  ${found.state}\n` +
        table(
          found.roles,
          [
            { head: 'ROLE', cell: ({ role }) => role },
            { head: 'GRANTED', cell: ({ grantedAt }) => instantWords(grantedAt) },
            { head: 'GRANT', cell: (grant) => grant.id },
          ],
          screen,
        ),
    };
  },
};

const grant: Verb = {
  usage: 'grant <member> <role>',
  summary: 'grant a role; never to oneself',
  options: [reason, { flags: '--team <team>', what: 'in one team only, by its name or id' }],
  next: 'muster member list',
  async run({ words, options, connection }) {
    const [, role = ''] = words;
    const { api, id } = await named({ words, connection });
    const team = options.text('team');
    const teamId = team === undefined ? undefined : await teamFinder(api)(team, '--team');
    const body = { role, reason: options.needed('reason'), ...(teamId === undefined ? {} : { teamId }) };
    const json = await answerOf(api.POST('/v1/members/{id}/roles', { params: { path: { id } }, body }));
    return { json, words: () => `Granted: ${role}.\n` };
  },
};

const revoke: Verb = {
  usage: 'revoke <member> <role>',
  summary: 'take a role back, by its name or the id of its grant',
  next: 'muster member show <code>',
  async run({ words, connection }) {
    const [, role = ''] = words;
    const { api, id } = await named({ words, connection });
    const { items } = await answerOf(api.GET('/v1/members'));
    const grants =
      items.find((each) => each.id === id)?.roles.filter((each) => each.id === role || each.role === role) ?? [];
    const [only] = grants;
    if (only === undefined) throw failed('cli/no-such-grant', 'That member does not hold this role.');
    if (grants.length > 1)
      throw wrongUsage('They hold it in several teams: name the grant by its id.', `muster member show ${id}`);
    await answerOf(api.DELETE('/v1/members/{id}/roles/{grantId}', { params: { path: { id, grantId: only.id } } }));
    return { json: { id, grantId: only.id }, words: () => `Revoked: ${only.role}.\n` };
  },
};

const renew: Verb = {
  usage: 'renew <member>',
  summary: 'give an invited member a new one-time link',
  next: 'muster member list',
  async run({ words, connection }) {
    const { api, id } = await named({ words, connection });
    const made: Invitation = await answerOf(api.POST('/v1/members/{id}/invitation', { params: { path: { id } } }));
    return { json: made, words: (screen) => invitationWords([made], screen) };
  },
};

const suspend: Verb = {
  usage: 'suspend <member>',
  summary: "take a member's access away, at once",
  options: [reason],
  next: 'muster member list',
  async run({ words, options, connection }) {
    const { api, id } = await named({ words, connection });
    await answerOf(
      api.POST('/v1/members/{id}/suspend', {
        params: { path: { id } },
        body: { reason: options.needed('reason') },
      }),
    );
    return { json: { id }, words: () => 'Suspended: every session of theirs is over.\n' };
  },
};

const reinstate: Verb = {
  usage: 'reinstate <member>',
  summary: "give a suspended member's access back; never one's own",
  options: [reason],
  next: 'muster member list',
  async run({ words, options, connection }) {
    const { api, id } = await named({ words, connection });
    const made = await answerOf(
      api.POST('/v1/members/{id}/reinstate', {
        params: { path: { id } },
        body: { reason: options.needed('reason') },
      }),
    );
    return {
      json: { id, ...made },
      words: (screen) =>
        made.url === undefined || made.expiresAt === undefined
          ? 'Reinstated: what it holds counts again. Keys that ended stay ended.\n'
          : `Reinstated: they choose a new password by this link, and what they hold counts again. Sessions that ended stay ended.\n${invitationWords([{ url: made.url, expiresAt: made.expiresAt }], screen)}`,
    };
  },
};

const erase: Verb = {
  usage: 'erase <member>',
  summary: 'erase who a suspended member was, for ever',
  options: [{ flags: '--for-ever', what: 'say that you mean it', isNeeded: true }],
  next: 'muster member list',
  async run({ words, connection }) {
    const { api, id } = await named({ words, connection });
    await answerOf(api.POST('/v1/members/{id}/erase', { params: { path: { id } } }));
    return { json: { id }, words: () => 'Erased: their id stays in the records and names nobody.\n' };
  },
};

/** The member whom a line begins with, by e-mail or id. */
async function named({ words, connection }: Pick<Asked, 'words' | 'connection'>) {
  const { api } = connection();
  return { api, id: await personFinder(api)(words[0] ?? '', '<member>') };
}

const rolesOf = ({ roles }: Member): string =>
  roles.map(({ role, teamId }) => (teamId === undefined ? role : `${role} (team)`)).join(', ');

export const member: Noun = {
  name: 'member',
  summary: 'who belongs here, and what they may do; a member is given by e-mail or id',
  group: 'Set up:',
  verbs: [invite, accept, list, show, grant, revoke, renew, suspend, reinstate, erase],
};
