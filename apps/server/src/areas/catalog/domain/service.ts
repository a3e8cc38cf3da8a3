import { canonicalIp } from '@muster/scrubber';
import type { Id, TeamId } from '../../../kernel/ids.ts';

export type ServiceId = Id<'service'>;

export const serviceKinds = ['service', 'model', 'pipeline', 'data-set'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** A service's details. Undefined means unknown. */
export type ServiceDetails = {
  readonly kind: ServiceKind;
  readonly teamId: TeamId | undefined;
  /** 1 is the most critical. */
  readonly tier: number | undefined;
  readonly userFacing: boolean | undefined;
  readonly runbook: string | undefined;
  readonly links: readonly string[];
  /** Names, sorted. */
  readonly dependsOn: readonly string[];
  /** In canonical spelling, sorted. */
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

/** Printable and without `@`, so that it cannot contain a password or an e-mail address. */
export const URL_PATTERN = '^https?://[A-Za-z0-9][!-?A-~]{0,490}$';
const isUrl = new RegExp(URL_PATTERN);

/**
 * The canonical spelling of a name. Undefined if it is invalid, or an IP address, which records would show
 * unpseudonymised.
 */
export function serviceName(written: string): string | undefined {
  const name = written.trim();
  return isName.test(name) && canonicalIp(name) === undefined ? name.toLowerCase() : undefined;
}

export const webAddress = (written: string): string | undefined => (isUrl.test(written) ? written : undefined);

const HOST = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*$/;

/** The canonical spelling of an IP address or host name; undefined if it is neither. */
export function knownAddress(written: string): string | undefined {
  const text = written.trim().toLowerCase().replace(/\.$/, '');
  const ip = canonicalIp(text);
  if (ip !== undefined) return ip;
  // Digits and dots alone are a malformed IP address, not a host.
  return HOST.test(text) && /[a-z]/.test(text) ? text : undefined;
}

export const TIERS = { least: 1, most: 5 } as const;

/** Deduplicated and sorted. */
export const inOrder = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

/** The names of the details that differ. */
export const differences = (before: ServiceDetails, after: ServiceDetails): readonly DetailName[] =>
  detailNames.filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null));
