import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type PostedMessage = {
  readonly to: string;
  readonly subject: string;
  readonly id: string;
  readonly text: string;
};

/** A mail server on loopback. `refuses` is the status it rejects every mailbox with. */
export type PostOffice = {
  readonly url: string;
  readonly letters: readonly PostedMessage[];
  refuses: number | undefined;
  forget(): void;
  close(): Promise<void>;
};

export async function startPostOffice(): Promise<PostOffice> {
  const letters: PostedMessage[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (_address, _session, done) =>
      done(office.refuses === undefined ? null : Object.assign(new Error('no'), { responseCode: office.refuses })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push(messageFrom(Buffer.concat(parts).toString(), session.envelope.rcptTo[0]?.address ?? ''));
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const office: PostOffice = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    letters,
    refuses: undefined,
    forget: () => void letters.splice(0),
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
  return office;
}

function messageFrom(source: string, to: string): PostedMessage {
  const [head = '', ...body] = source.split('\r\n\r\n');
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'mi').exec(head)?.[1]?.replaceAll(/\r\n\s+/g, ' ') ?? '';
  return {
    to,
    subject: header('Subject'),
    id: header('Message-ID'),
    text: decoded(body.join('\r\n\r\n'), header('Content-Transfer-Encoding')),
  };
}

function decoded(body: string, encoding: string): string {
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
