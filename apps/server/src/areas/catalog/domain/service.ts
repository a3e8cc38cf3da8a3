import { canonicalIp } from '@muster/scrubber';
import type { Id, TeamId } from '../../../kernel/ids.ts';

export type ServiceId = Id<'service'>;

export const serviceKinds = ['service', 'model', 'pipeline', 'data-set'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** What the catalog says of something that runs. Undefined: nobody has said. */
export type ServiceDetails = {
  readonly kind: ServiceKind;
  readonly teamId: TeamId | undefined;
  /** 1 is what the organisation can least do without. */
  readonly tier: number | undefined;
  readonly userFacing: boolean | undefined;
  readonly runbook: string | undefined;
  readonly links: readonly string[];
  /** Names, in order. */
  readonly dependsOn: readonly string[];
  /** In their canonical spelling, in order. */
  readonly addresses: readonly string[];
};

export type Service = ServiceDetails & {
  readonly id: ServiceId;
  readonly name: string;
  readonly version: number;
  readonly lastInstant: Date;
};

export type DetailName = keyof ServiceDetails;

export const detailNames = [
  'kind',
  'teamId',
  'tier',
  'userFacing',
  'runbook',
  'links',
  'dependsOn',
  'addresses',
] as const satisfies readonly DetailName[];

export const NAME = '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$';
const isName = new RegExp(NAME);

/** Printable and without `@`: neither a password nor somebody's e-mail can stand in it. */
export const URL_PATTERN = '^https?://[A-Za-z0-9][!-?A-~]{0,490}$';
const isUrl = new RegExp(URL_PATTERN);

/** The one spelling of a name. Undefined for what is none: an address would hide behind it in records. */
export function serviceName(written: string): string | undefined {
  const name = written.trim();
  return isName.test(name) && canonicalIp(name) === undefined ? name.toLowerCase() : undefined;
}

export const webAddress = (written: string): string | undefined => (isUrl.test(written) ? written : undefined);

const HOST = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*$/;

/** The one spelling of an IP address or a host's name. Undefined for what is neither. */
export function knownAddress(written: string): string | undefined {
  const text = written.trim().toLowerCase().replace(/\.$/, '');
  const ip = canonicalIp(text);
  if (ip !== undefined) return ip;
  // Digits and dots alone are a damaged IP address.
  return HOST.test(text) && /[a-z]/.test(text) ? text : undefined;
}

export const TIERS = { least: 1, most: 5 } as const;

/** Each of them once, in the order of the alphabet. */
export const inOrder = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

/** Which details differ. */
export const differences = (before: ServiceDetails, after: ServiceDetails): readonly DetailName[] =>
  detailNames.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
