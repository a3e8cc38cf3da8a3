import { definePermission, type Permission } from '@muster/policy';
import type { Actor } from '../../kernel/actor.ts';
import { isFor, type Channel } from './domain/channel.ts';

/** Who may say where pages go, and what may be said there. The roles are the policy's. */
export const notificationPermissions = {
  read: definePermission({ name: 'channel.read', scope: 'channels:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Those who answer the pages, and those who put policies in force. */
  configure: definePermission({
    name: 'channel.configure',
    scope: 'channels:write',
    clause: '6.2',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'activate-policy' },
    ],
  }),
  /** A way to oneself, for those who answer pages or may be called to. A program is no person to reach. */
  own: definePermission({
    name: 'channel.own',
    scope: 'channels:write',
    clause: '6.2',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'activate-policy' }],
    onlyPeople: 'Only a person has a channel of their own.',
  }),
  /** That INTERNAL text may leave by a channel is a decision about data, and so its accountable role's (GOV 2.8, R30). */
  approve: definePermission({
    name: 'channel.approve_internal',
    scope: 'channels:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
  /** Who was called when and why, over all incidents, is whoever's to read who reads the audit log (GOV 7.5). */
  audit: definePermission({
    name: 'call.read',
    scope: 'ledger:read',
    clause: '7.5',
    anyOf: [{ kind: 'authority', authority: 'read-audit-log' }],
  }),
  /** What the holder of an answer link must still be when they use it. */
  answer: definePermission({
    name: 'page.answer',
    scope: 'incidents:respond',
    clause: '1.1',
    anyOf: [{ kind: 'member' }],
  }),
} as const;

/** What it takes to do something about a channel: one's own is one's own. */
export const permissionOn = (channel: Pick<Channel, 'owner'> | undefined, actor: Actor): Permission =>
  channel?.owner !== undefined && isFor(channel, actor)
    ? notificationPermissions.own
    : notificationPermissions.configure;
