import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test } from 'vitest';
import { createKeptLog } from '../../../testing/kept-log.ts';
import { selfSigned } from '../../../testing/self-signed.ts';
import { NOTHING_ALLOWED } from '../allow-list.ts';
import { createMailer } from './create-mailer.ts';
import { parseMailServer } from './mail-server.ts';

const own = selfSigned();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A fresh mail server; what it received is in `letters`. */
async function serveMail(options: SMTPServerOptions = {}): Promise<{ port: number; letters: string[] }> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    cert: own.certificate,
    key: own.key,
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(Buffer.concat(parts).toString());
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(
    async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  );
  return { port: (server.server.address() as AddressInfo).port, letters };
}

function mailerTo(url: string, options: { trusted?: boolean; timeoutMs?: number; resolve?: string } = {}) {
  const server = parseMailServer(url);
  if (!server.ok) throw new Error(server.error);
  const log = createKeptLog();
  const { resolve } = options;
  const mailer = createMailer({
    server: server.value,
    from: 'muster@example.org',
    allow: NOTHING_ALLOWED,
    timeoutMs: options.timeoutMs ?? 5000,
    log,
    ...(options.trusted === true ? { authorities: [own.certificate] } : {}),
    ...(resolve === undefined ? {} : { resolve: async () => [{ address: resolve, family: 4 as const }] }),
  });
  return {
    log,
    send: async () =>
      mailer.send({
        purpose: 'test',
        to: 'ada@example.org',
        subject: 'SEV-1 INC-7KQ2F',
        text: 'Somebody is needed.',
        messageId: 'page.1',
      }),
  };
}

describe('mail leaves by one door', () => {
  test('one message to one mailbox, with an id that a repetition keeps', async () => {
    const { port, letters } = await serveMail();
    const { send } = mailerTo(`smtp://127.0.0.1:${port}`);
    expect(await send()).toEqual({ ok: true, value: undefined });
    expect(await send()).toEqual({ ok: true, value: undefined });
    const ids = letters.map((letter) => /^Message-ID: (.*)$/m.exec(letter)?.[1]?.trim());
    expect(ids).toEqual(['<page.1@example.org>', '<page.1@example.org>']);
    expect(letters[0]).toContain('Subject: SEV-1 INC-7KQ2F');
    expect(letters[0]).toContain('To: ada@example.org');
  });

  test('a certificate that nobody vouches for is not believed [GOV 6.3]', async () => {
    const { port, letters } = await serveMail({ secure: true });
    const refused = await mailerTo(`smtps://localhost:${port}`, { resolve: '127.0.0.1' }).send();
    expect(refused).toMatchObject({ ok: false, error: { kind: 'untrusted' } });
    expect(letters).toEqual([]);
    expect(await mailerTo(`smtps://localhost:${port}`, { trusted: true, resolve: '127.0.0.1' }).send()).toMatchObject({
      ok: true,
    });
    expect(letters).toHaveLength(1);
  });

  test('nothing is sent in clear beyond this machine: without STARTTLS there is no mail [GOV 6.3]', async () => {
    const { port, letters } = await serveMail({ disabledCommands: ['STARTTLS'] });
    const server = parseMailServer(`smtp://127.0.0.1:${port}`);
    if (!server.ok) throw new Error(server.error);
    const mailer = createMailer({
      server: { ...server.value, encryption: 'starttls' },
      from: 'muster@example.org',
      allow: NOTHING_ALLOWED,
      timeoutMs: 5000,
      log: createKeptLog(),
    });
    const refused = await mailer.send({
      purpose: 'test',
      to: 'ada@example.org',
      subject: 's',
      text: 't',
      messageId: '1',
    });
    expect(refused.ok).toBe(false);
    expect(letters).toEqual([]);
    expect(parseMailServer('smtp://mail.example.org')).toMatchObject({ value: { encryption: 'starttls', port: 587 } });
    expect(parseMailServer('smtps://mail.example.org')).toMatchObject({ value: { encryption: 'tls', port: 465 } });
    expect(parseMailServer('smtp://localhost:25')).toMatchObject({ value: { encryption: 'none', port: 25 } });
  });

  test('a private address that no operator named is not called', async () => {
    for (const [url, resolve] of [
      ['smtp://mail.example.org:2525', '10.0.0.7'],
      ['smtp://169.254.169.254:2525', undefined],
    ] as const) {
      const refused = await mailerTo(url, resolve === undefined ? {} : { resolve }).send();
      expect(refused).toMatchObject({ ok: false, error: { kind: 'refused_address', isWorthRetrying: false } });
    }
  });

  test('a mailbox that does not exist is not tried again; a full one is', async () => {
    const answering = async (status: number) => {
      const { port } = await serveMail({
        onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode: status })),
      });
      return mailerTo(`smtp://127.0.0.1:${port}`).send();
    };
    expect(await answering(550)).toMatchObject({
      error: { kind: 'refused', isWorthRetrying: false, mayHaveArrived: false },
    });
    expect(await answering(452)).toMatchObject({
      error: { kind: 'refused', isWorthRetrying: true, mayHaveArrived: false },
    });
  });

  test('a server that falls silent after the message may have it', async () => {
    const { port } = await serveMail({ onData: (stream) => void stream.resume() });
    expect(await mailerTo(`smtp://127.0.0.1:${port}`, { timeoutMs: 300 }).send()).toMatchObject({
      error: { kind: 'timed_out', mayHaveArrived: true, isWorthRetrying: true },
    });
  });

  test('a server that is not there has not got it', async () => {
    const { port } = await serveMail();
    for (const close of closing.splice(0)) await close();
    expect(await mailerTo(`smtp://127.0.0.1:${port}`).send()).toMatchObject({
      error: { kind: 'unreachable', mayHaveArrived: false, isWorthRetrying: true },
    });
  });

  test('logs, errors and prints hold neither mailbox nor password [GOV 6.4, 6.5]', async () => {
    const { port } = await serveMail({
      allowInsecureAuth: true,
      authOptional: false,
      onAuth: (_auth, _session, done) => done(new Error('wrong')),
    });
    const { send, log } = mailerTo(`smtp://ada:hunter2@127.0.0.1:${port}`);
    const refused = await send();
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
    const told = JSON.stringify([
      refused,
      log.events,
      parseMailServer('smtps://ada:hunter2@h:1'),
      parseMailServer('http://ada:hunter2@h'),
    ]);
    expect(told).not.toContain('hunter2');
    expect(told).not.toContain('ada@example.org');
  });
});
