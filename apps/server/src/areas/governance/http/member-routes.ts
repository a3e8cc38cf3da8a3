import { Type } from 'typebox';
import { listOf } from '../../../platform/http/list-of.ts';
import type { RouteTable } from '../../../platform/http/routes.ts';
import { assignContact } from '../commands/assign-contact.ts';
import { eraseMember } from '../commands/erase-member.ts';
import { grantRole } from '../commands/grant-role.ts';
import { inviteMember } from '../commands/invite-member.ts';
import { reinstateMember } from '../commands/reinstate-member.ts';
import { renewInvitation } from '../commands/renew-invitation.ts';
import { revokeRole } from '../commands/revoke-role.ts';
import { suspendMember } from '../commands/suspend-member.ts';
import { invitationUrl } from '../ensure-set-up-link.ts';
import { listContacts } from '../queries/list-contacts.ts';
import { listMembers } from '../queries/list-members.ts';
import type { GovernanceDeps } from './governance-deps.ts';
import { ById, ContactRole, GrantRequest, Invitation, Member, NewMember, Reason, Reinstated } from './schemas.ts';

const MEMBERS_SHOWN = 1000;
const Done = Type.Object({});

/** Who belongs here, and what they may do. */
export const memberRoutes =
  (deps: GovernanceDeps): RouteTable =>
  (routes) => {
    const { db, people, onSuspended } = deps;
    const reading = { scope: 'members:read' };
    const writing = { scope: 'members:write' };
    const [inviting, suspending, erasing] = [inviteMember(people), suspendMember(onSuspended), eraseMember(people)];

    routes.get(
      '/v1/members',
      {
        access: reading,
        summary: 'The members and their roles',
        clauses: ['1.1'],
        // E-mail addresses, beyond the names that stand everywhere.
        reveals: 'CONFIDENTIAL',
        schema: { response: listOf(Member) },
      },
      async () => ({ items: await listMembers(db, people, MEMBERS_SHOWN) }),
    );

    routes.post(
      '/v1/members',
      {
        access: writing,
        summary: 'Invite somebody',
        clauses: ['1.1'],
        status: 201,
        schema: { body: NewMember, response: Invitation },
      },
      async (request) => {
        const { id, email, link } = await request.run(inviting, request.body);
        return { id, email, url: invitationUrl(deps.publicUrl(), link.token), expiresAt: link.expiresAt.toISOString() };
      },
    );

    routes.post(
      '/v1/members/:id/invitation',
      {
        access: writing,
        summary: 'Give a member a new one-time link',
        clauses: ['1.1'],
        status: 201,
        schema: { params: ById, response: Invitation },
      },
      async (request) => {
        const { id, link } = await request.run(renewInvitation, { principalId: request.params.id });
        return { id, url: invitationUrl(deps.publicUrl(), link.token), expiresAt: link.expiresAt.toISOString() };
      },
    );

    routes.post(
      '/v1/members/:id/suspend',
      {
        access: writing,
        summary: "Take a member's access away, at once",
        clauses: ['1.1', '7.6'],
        schema: { params: ById, body: Type.Object({ reason: Reason }), response: Done },
      },
      async (request) => {
        await request.run(suspending, { principalId: request.params.id, reason: request.body.reason });
        return {};
      },
    );

    routes.post(
      '/v1/members/:id/reinstate',
      {
        access: writing,
        summary: "Give a suspended member's access back",
        clauses: ['1.1'],
        schema: { params: ById, body: Type.Object({ reason: Reason }), response: Reinstated },
      },
      async (request) => {
        const { state, link } = await request.run(reinstateMember, {
          principalId: request.params.id,
          reason: request.body.reason,
        });
        return link === undefined
          ? { state }
          : { state, url: invitationUrl(deps.publicUrl(), link.token), expiresAt: link.expiresAt.toISOString() };
      },
    );

    routes.post(
      '/v1/members/:id/erase',
      {
        access: writing,
        summary: 'Erase who a suspended member was, for ever',
        clauses: ['6.3'],
        schema: { params: ById, response: Done },
      },
      async (request) => {
        await request.run(erasing, { principalId: request.params.id });
        return {};
      },
    );

    routes.post(
      '/v1/members/:id/roles',
      {
        access: writing,
        summary: 'Grant a role',
        clauses: ['1.1', '2.10'],
        status: 201,
        schema: { params: ById, body: GrantRequest, response: Type.Object({ grantId: Type.String() }) },
      },
      async (request) => {
        return request.run(grantRole, { principalId: request.params.id, ...request.body });
      },
    );

    routes.delete(
      '/v1/members/:id/roles/:grantId',
      {
        access: writing,
        summary: 'Revoke a role',
        clauses: ['1.1', '2.10'],
        schema: {
          params: Type.Object({ id: Type.String({ format: 'uuid' }), grantId: Type.String({ format: 'uuid' }) }),
        },
      },
      async (request) => {
        await request.run(revokeRole, { principalId: request.params.id, grantId: request.params.grantId });
      },
    );

    routes.get(
      '/v1/contact-roles',
      {
        access: reading,
        summary: 'Who is called in which contact role',
        clauses: ['3.1.5'],
        schema: { response: listOf(ContactRole) },
      },
      async () => ({ items: await listContacts(db, people, deps.policies().current) }),
    );

    routes.put(
      '/v1/contact-roles/:role',
      {
        access: writing,
        summary: 'Say who is called in a contact role',
        clauses: ['3.1.5'],
        schema: {
          params: Type.Object({ role: Type.String({ maxLength: 60 }) }),
          body: Type.Object({ principalId: Type.String({ format: 'uuid' }) }),
          response: Done,
        },
      },
      async (request) => {
        await request.run(assignContact, { role: request.params.role, principalId: request.body.principalId });
        return {};
      },
    );
  };
