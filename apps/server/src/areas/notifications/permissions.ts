import { definePermission, type Permission } from '@muster/policy';
import type { Actor } from '../../kernel/actor.ts';
import { isFor, type Channel } from './domain/channel.ts';

/** Who may decide where pages go, and what they may contain. The roles come from the policy. */
export const notificationPermissions = {
  read: definePermission({ name: 'channel.read', scope: 'channels:read', clause: '6.2', anyOf: [{ kind: 'member' }] }),
  /** Those who answer pages, and those who activate policies. */
  configure: definePermission({
    name: 'channel.configure',
    scope: 'channels:write',
    clause: '6.2',
    anyOf: [
      { kind: 'activity', activity: 'declare-incident', letter: 'R' },
      { kind: 'authority', authority: 'activate-policy' },
    ],
  }),
  /** A personal channel, for those who answer pages or may be called to them. Not for service accounts. */
  own: definePermission({
    name: 'channel.own',
    scope: 'channels:write',
    clause: '6.2',
    anyOf: [{ kind: 'any-raci-role' }, { kind: 'authority', authority: 'activate-policy' }],
    onlyPeople: 'Only a person has a channel of their own.',
  }),
  /** INTERNAL text on a channel is a decision about data, up to the role accountable for it (GOV 2.8, R30). */
  approve: definePermission({
    name: 'channel.approve_internal',
    scope: 'channels:write',
    clause: '2.8',
    anyOf: [{ kind: 'activity', activity: 'data-classification', letter: 'A' }],
  }),
  /** Pages over all incidents are readable by those who may read the audit log (GOV 7.5). */
  audit: definePermission({
    name: 'call.read',
    scope: 'ledger:read',
    clause: '7.5',
    anyOf: [{ kind: 'authority', authority: 'read-audit-log' }],
  }),
  /** What the holder of an answer link must still be when using it. */
  answer: definePermission({
    name: 'page.answer',
    scope: 'incidents:respond',
    clause: '1.1',
    anyOf: [{ kind: 'member' }],
  }),
} as const;

/** The permission to change a channel: one's own personal channel, or a shared one. */
export const permissionOn = (channel: Pick<Channel, 'owner'> | undefined, actor: Actor): Permission =>
  channel?.owner !== undefined && isFor(channel, actor)
    ? notificationPermissions.own
    : notificationPermissions.configure;
