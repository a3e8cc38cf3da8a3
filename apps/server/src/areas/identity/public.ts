export {
  cookieNames,
  cookieOptions,
  createAuthenticate,
  createSignedIn,
  identityArea,
  type CookieNames,
} from './area.ts';
export { identityPermissions } from './permissions.ts';
export { principalKind } from './kinds.ts';
export { access, judge } from './queries/judge.ts';
export { authorise } from './queries/authorise.ts';
export { isStillSignedIn } from './queries/still-signed-in.ts';
export { teamExists, teamNamed } from './queries/team-exists.ts';
export { teamNames } from './queries/team-names.ts';
export { visibleTeams } from './queries/standing-of-actor.ts';
export { holdsActivity } from './queries/holds-activity.ts';
export { activePeople, activePerson, isActivePerson, isServiceAccount, pagedPerson } from './queries/active-people.ts';
export { everyAccess, type AccessHeld } from './queries/every-access.ts';
export { removeFromTeam } from './commands/remove-team-member.ts';
export { revokeKeyNow } from './commands/revoke-key-now.ts';
export { countActive, everybodyActive } from './queries/everybody.ts';
export { holdPrincipals } from './queries/hold-principals.ts';
export { timeZoneOf } from './queries/time-zone.ts';
export {
  holdersOf,
  holdersByRole,
  membersOfTeam,
  rolesHeldBy,
  whoMaySee,
  contactsIn,
} from './queries/holders-by-role.ts';
export { peopleService } from './services.ts';
export { memberThing, unlessSuspended } from './member-thing.ts';
export { lastOfGovernance, wouldLeaveNoGovernance } from './commands/last-of-governance.ts';
export { admit, PersonFields } from './commands/admit.ts';
export { suspendNow } from './commands/suspend-now.ts';
export { invite, Invitation } from './commands/invite.ts';
export { LinkHash } from './commands/accept-invitation.ts';
export { memberData } from './personal-data.ts';
export { createHandles, handlesService, type Handles } from './identity-map/handles.ts';
export { createPeople, type People, type PersonView } from './identity-map/people.ts';
export { memberJoined } from './ledger-actions.ts';
export { PasswordHashInput } from './commands/password-hash-input.ts';
export { admitLink } from './sign-in/admit-link.ts';
export { createPasswords, type Passwords } from './passwords.ts';
export { createAccessTokens } from './tokens/access-tokens.ts';
export { hashSecret, newSecret } from './tokens/secret.ts';
export { beginSession } from './commands/begin-session.ts';
export { endSessions } from './end-sessions.ts';
export { linkOver, useLink } from './commands/use-link.ts';
export { hasPassword } from './queries/may-use-passwords.ts';
export { invitedBy, personInvitedBy } from './queries/person-invited-by.ts';
export { checkOwnPassword } from './sign-in/check-own-password.ts';
export type { SignInParts } from './sign-in/sign-in-parts.ts';
