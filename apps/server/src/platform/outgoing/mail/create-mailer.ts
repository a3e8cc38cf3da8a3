import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { getCACertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Logger } from '../../log/logger.ts';
import type { AllowList } from '../allow-list.ts';
import { AddressRefused, createCheckedLookup, type Resolve, resolveBySystem } from '../checked-lookup.ts';
import { judgeAddress } from '../judge-address.ts';
import { explainMailFailure } from './explain-mail-failure.ts';
import type { Mailer, MailError, OutgoingMail } from './mailer.ts';
import { type MailServer, isLoopbackHost } from './mail-server.ts';

type Options = {
  readonly server: MailServer;
  readonly from: string;
  readonly allow: AllowList;
  /** For connecting, for the greeting, and for each silence afterwards. */
  readonly timeoutMs: number;
  readonly log: Logger;
  /** PEM certificates of private authorities, trusted in addition to the system's. */
  readonly authorities?: readonly string[];
  readonly resolve?: Resolve;
};

/**
 * One connection per message: pages are rare, and a pooled connection that died unnoticed would cost the one that
 * matters.
 */
export function createMailer({ server, from, allow, timeoutMs, log, authorities, resolve }: Options): Mailer {
  // The operator configured this machine as the mail server, so it need not be allowed a second time.
  const allowed = isLoopbackHost(server.host) ? withLoopback(allow) : allow;
  const lookup = createCheckedLookup(allowed, resolve ?? resolveBySystem);
  const domain = from.slice(from.indexOf('@') + 1);

  return {
    async send(mail) {
      const result = await handIn(mail);
      if (result.ok) log.debug('mail.handed_in', { purpose: mail.purpose, host: server.host });
      else
        log.warn('mail.failed', {
          purpose: mail.purpose,
          host: server.host,
          kind: result.error.kind,
          why: result.error.public,
        });
      return result;
    },
  };

  async function handIn(mail: OutgoingMail): Promise<Result<undefined, MailError>> {
    let socket: Socket | undefined;
    try {
      socket = await connected();
      await transportOver(socket).sendMail({
        from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.messageId}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        // Text from outside must never make nodemailer read a file or a URL.
        disableFileAccess: true,
        disableUrlAccess: true,
        ...(mail.signal === undefined ? {} : { signal: mail.signal }),
      });
      return ok(undefined);
    } catch (failure) {
      return err(explainMailFailure(failure, server.host));
    } finally {
      socket?.destroy();
    }
  }

  /** The socket connects to a checked address, like every other outgoing connection (abuse case 23). */
  async function connected(): Promise<Socket> {
    // A name is checked by the lookup; a literal address is never looked up.
    if (isIP(server.host) !== 0) {
      const verdict = judgeAddress(server.host, allowed, allowed.hosts.has(server.host));
      if (!verdict.allowed) throw new AddressRefused(verdict.why);
    }
    const socket = connect({ host: server.host, port: server.port, lookup, timeout: timeoutMs });
    // Never removed: an error while nodemailer is not listening must not end the process.
    socket.on('error', () => {});
    socket.once('timeout', () => socket.destroy(Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' })));
    await once(socket, 'connect');
    socket.removeAllListeners('timeout').setTimeout(0);
    return socket;
  }

  function transportOver(connection: Socket) {
    return createTransport({
      connection,
      host: server.host,
      port: server.port,
      secure: server.encryption === 'tls',
      requireTLS: server.encryption === 'starttls',
      ignoreTLS: server.encryption === 'none',
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      // Explicit: NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment must not switch it off.
      tls: {
        rejectUnauthorized: true,
        minVersion: 'TLSv1.2',
        ...(authorities === undefined ? {} : { ca: [...getCACertificates('default'), ...authorities] }),
      },
      ...(server.login === undefined
        ? {}
        : { auth: { user: server.login.user, pass: server.login.password.reveal() }, forceAuth: true }),
    });
  }
}

const withLoopback = (allow: AllowList): AllowList => ({
  hosts: new Set([...allow.hosts, 'localhost', '127.0.0.1', '::1']),
  networks: allow.networks,
});
