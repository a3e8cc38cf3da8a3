import { describe, expect, test } from 'vitest';
import { keyMaker } from '../../test/issued-keys.ts';
import { testScrubber } from '../../test/test-scrubber.ts';

const scrubber = testScrubber();
const scrub = (text: string): string => scrubber.text(text).text;
const { keys, other } = keyMaker(6_004);

describe('a key is known by its form, wherever it stands [GOV 6.4]', () => {
  for (const [issuer, issue] of Object.entries(keys)) {
    test(`of ${issuer}`, () => {
      for (const around of [
        (key: string) => key,
        (key: string) => `pushed ${key}, then revoked`,
        (key: string) => `{"note":"${key}"}`,
        (key: string) => `see\\n${key}\\nend`,
        (key: string) => `x=${key}&y=1`,
        (key: string) => `x=${encodeURIComponent(key)}`,
        (key: string) => Buffer.from(`it says ${key} there`).toString('base64'),
      ]) {
        const key = issue();
        const secret = key.split('/').at(-1)!.slice(-16);
        const result = scrubber.text(around(key));
        expect(result.text).not.toContain(secret);
        expect(result.text).not.toContain(Buffer.from(key).toString('base64').slice(8, -8));
        expect(result.findings.map(({ classification }) => classification)).toContain('RESTRICTED');
        expect(scrub(result.text)).toBe(result.text);
      }
    });
  }

  test('the secret beside an AWS key', () => {
    const secret = other.awsSecret();
    expect(scrub(`creds: ${keys['AWS key id']()} / ${secret} (prod)`)).toBe(
      'creds: [removed:api-key] / [removed:api-key] (prod)',
    );
  });

  test('a GitHub token whose checksum holds ends there, though a word is glued to it', () => {
    expect(scrub(keys.GitHub())).toBe('[removed:api-key]');
    expect(scrub(`a ${keys.npm()}xyz`)).not.toMatch(/npm_[A-Za-z0-9]{30}/);
  });

  test('the signature of a signed address', () => {
    const signature = other.hex(64);
    expect(scrub(`https://b.s3.amazonaws.com/k?X-Amz-Expires=900&X-Amz-Signature=${signature}`)).not.toContain(
      signature,
    );
    expect(scrub(`https://a.blob.core.windows.net/c?sv=2024&sig=${encodeURIComponent(other.base64(32))}`)).toContain(
      'sig=[removed:secret]',
    );
  });
});

describe('what only looks like a key stays', () => {
  test.each([
    ['a UUID', other.uuid()],
    ['a SHA-1', other.hex(40)],
    ['a SHA-256', `sha256:${other.hex(64)}`],
    ['an integrity', `sha512-${other.base64(64)}`],
    ['a picture', `data:image/png;base64,iVBORw0KGgo${other.base64(120)}`],
    ['a pod', `risk-scorer-7d9f8b6c5d-x2lq9`],
    ['a package', '@scope/feature-store@4.12.0'],
    ['words after sk-', 'sk-learn-contrib and desk-booking and task-aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['a stand-in', 'sk-proj-your-key-goes-here-please'],
    ['a mask', 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx and AKIAXXXXXXXXXXXXXXXX'],
    ['a template', 'glpat-${TOKEN} hvs.<token> npm_...'],
    ['an identifier', 'npm_config_registry_default_value_for_the_whole_team'],
    ['a trace', `00-${other.hex(32)}-${other.hex(16)}-01`],
    ['a metric', 'hf_transfer_download_bytes_total re_indexed_documents_total key-value-store'],
    ['a public key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJmP deploy'],
  ])('%s', (_, text) => {
    expect(scrub(text)).toBe(text);
  });
});
