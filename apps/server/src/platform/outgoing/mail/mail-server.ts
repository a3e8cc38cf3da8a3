import { err, ok, type Result } from '../../../kernel/result.ts';
import { Concealed } from '../../secrets/concealed.ts';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The outgoing mail server, and how its connection is encrypted (GOV 6.3, R28). */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** `none` only for loopback. */
  readonly encryption: 'tls' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly password: Concealed } | undefined;
};

/** RFC 8314: 465 is TLS from the first byte, 587 after STARTTLS. */
const PORTS = { 'smtps:': 465, 'smtp:': 587 } as const;

/**
 * Parses `smtps://user:password@host:port` or `smtp://…`. The error never repeats the input: it contains a password.
 */
export function parseMailServer(text: string): Result<MailServer, string> {
  if (!URL.canParse(text)) return err('it is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'smtps:' && url.protocol !== 'smtp:') return err('it is neither smtps:// nor smtp://');
  if (url.hostname === '') return err('it has no server');
  if (url.username === '' && url.password !== '') return err('it has a password without a user name');
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return ok({
    host,
    port: url.port === '' ? PORTS[url.protocol] : Number(url.port),
    encryption: url.protocol === 'smtps:' ? 'tls' : isLoopbackHost(host) ? 'none' : 'starttls',
    login:
      url.username === ''
        ? undefined
        : { user: decodeURIComponent(url.username), password: new Concealed(decodeURIComponent(url.password)) },
  });
}

/** Whether the name can only mean this machine. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || (isIP(host) !== 0 && ipaddr.process(host).range() === 'loopback');
