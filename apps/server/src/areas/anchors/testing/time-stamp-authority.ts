import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CONFIG = `
[req]
distinguished_name = name
x509_extensions = tsa
prompt = no
[name]
CN = Time stamps of a test
[tsa]
basicConstraints = CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa_config]
dir = .
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
`;

/** A time-stamping authority (RFC 3161) run by openssl, which also verifies the replies. */
export function makeAuthority() {
  const folder = mkdtempSync(join(tmpdir(), 'tsa-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...words: readonly string[]): string => {
    const ran = spawnSync('openssl', words, { cwd: folder, encoding: 'utf8' });
    if (ran.error !== undefined) throw ran.error;
    return `${ran.stdout}${ran.stderr}`;
  };
  writeFileSync(at('tsa.cnf'), CONFIG);
  writeFileSync(at('serial'), '01\n');
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-config',
    'tsa.cnf',
    '-keyout',
    'key.pem',
    '-out',
    'tsa.pem',
    '-days',
    '2',
  );
  return {
    answer(query: Uint8Array): Buffer {
      writeFileSync(at('query.tsq'), query);
      const asked = 'ts -reply -config tsa.cnf -section tsa_config -queryfile query.tsq';
      const said = openssl(...`${asked} -signer tsa.pem -inkey key.pem -out reply.tsr`.split(' '));
      try {
        return readFileSync(at('reply.tsr'));
      } catch {
        throw new Error(said);
      }
    },
    /** What `openssl ts -verify` says of a reply and the data it is supposed to date. */
    verify(data: string, reply: Uint8Array): string {
      writeFileSync(at('data'), data);
      writeFileSync(at('given.tsr'), reply);
      return openssl('ts', '-verify', '-data', 'data', '-in', 'given.tsr', '-CAfile', 'tsa.pem');
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}
