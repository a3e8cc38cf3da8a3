import Type from 'typebox';
import type { AuthorityId } from '../vocabulary.ts';
import { authorityIds } from '../vocabulary.ts';
import { Count, RoleRef, Words, YesNo, cited, keyed, listOf, oneOf, shape } from './scalars.ts';

const roleKey = '^[a-z][a-z0-9-]*$';
/**
 * `programs`: service accounts may hold it through a role, because it makes no decision for the organisation, or
 * because the verbs that use it are themselves restricted to people (a human review).
 */
const Authority = cited({ roles: listOf(RoleRef), programs: Type.Optional(YesNo) });

/** roles.yaml: who acts (RACI), who is paged (contacts, R32), and who may do what the matrix does not list. */
export const RolesSchema = shape({
  raci: keyed(
    cited({
      title: Words,
      held: oneOf('per-incident', 'by-appointment'),
      handle: Type.Optional(Type.String({ pattern: '^@[a-z0-9-]+$', expects: "a handle in quotes, such as '@sre'" })),
    }),
    roleKey,
  ),
  contacts: keyed(cited({ title: Words }), roleKey),
  authorities: shape(everyAuthority()),
  setUp: cited({ governanceMembersAtLeast: Count, inseparable: oneOf('report-unseparated') }),
});

function everyAuthority(): Record<AuthorityId, typeof Authority> {
  return Object.fromEntries(authorityIds.map((id) => [id, Authority])) as Record<AuthorityId, typeof Authority>;
}
