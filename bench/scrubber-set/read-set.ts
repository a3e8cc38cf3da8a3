import { keyMaker } from '../../packages/scrubber/test/issued-keys.ts';

export type Line = {
  readonly text: string;
  readonly marked: readonly { readonly kind: string; readonly value: string }[];
};

/** Lines with `[[kind|value]]` around what must be removed, and `%name%` for values generated from the seed. */
export function readSet(source: string, seed: number): Line[] {
  const { keys, other } = keyMaker(seed);
  const drawn: Readonly<Record<string, () => string>> = {
    aws_id: keys['AWS key id'],
    aws_secret: other.awsSecret,
    gcp_key: keys.GCP,
    github: keys.GitHub,
    github_fine: keys['GitHub fine-grained'],
    gitlab: keys.GitLab,
    slack_bot: keys['Slack bot'],
    slack_hook: keys['Slack webhook'],
    stripe: keys.Stripe,
    openai: keys.OpenAI,
    openai_proj: keys['OpenAI project'],
    anthropic: keys.Anthropic,
    hf: keys['Hugging Face'],
    npm: keys.npm,
    pypi: keys.PyPI,
    sendgrid: keys.SendGrid,
    vault: keys.Vault,
    jwt: other.jwt,
    basic: other.basic,
    uuid: other.uuid,
    rand32: other.random,
    sha256: () => other.hex(64),
    sha1: () => other.hex(40),
    hex32: () => other.hex(32),
    hex16: () => other.hex(16),
    hex64short: () => other.hex(12),
    b64img: () => `iVBORw0KGgo${other.base64(96)}`,
    sha512b64: () => other.base64(64),
    b64fp: () => other.base64(32).replace(/=+$/, ''),
  };
  return source
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const filled = line.replaceAll(/%(\w+)%/g, (whole, name: string) => drawn[name]?.() ?? whole);
      const marked: { kind: string; value: string }[] = [];
      const text = filled
        .replaceAll(/\[\[([a-z-]+)\|(.*?)\]\](?!\])/g, (_, kind: string, value: string) => {
          marked.push({ kind, value });
          return value;
        })
        .replaceAll(String.raw`\n`, '\n');
      return {
        text,
        marked: marked.map(({ kind, value }) => ({ kind, value: value.replaceAll(String.raw`\n`, '\n') })),
      };
    });
}
