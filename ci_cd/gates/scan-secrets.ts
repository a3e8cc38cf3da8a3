import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createScrubber, pseudonymFrom, type Kind } from '@muster/scrubber';

/** The secret scan of this repository with its own scrubber, as SARIF: `node ci_cd/gates/scan-secrets.ts`. No secret is told. */
const SECRETS: ReadonlySet<Kind> = new Set(['api-key', 'private-key', 'jwt', 'url-password', 'credential']);

/** Where made-up secrets belong: tests of what finds, refuses or transports them, and documents that show their shape. */
const EXAMPLES = [
  /\.(?:test|props\.test|e2e)\.tsx?$/,
  /(?:^|\/)(?:testing|stories|test|fixtures|stage|corpus)\//,
  /\.fixtures\.json$/,
  /^(?:e2e|bench|demo|examples|docs|packages\/scrubber|packages\/testing)\//,
  /\.md$/,
];
/** What stands where a secret would: `postgres://user:password@host`. */
const PLACEHOLDER = /^(?:password|secret|\$\{[^}]*\})(?:@|$)/i;
const JUSTIFICATION = 'a made-up secret: a test or a document is about its shape';
const MOST_BYTES = 2_000_000;
const TEXT = /\.(?:[cm]?[jt]sx?|json|ya?ml|sh|sql|md|html|css|toml|txt|tsv|env|pem|key|conf)$|(?:^|\/)[^.]+$/;

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 64_000_000 })
  .split('\0')
  .filter((path) => TEXT.test(path) && path !== 'package-lock.json');
const scrubber = createScrubber({
  pseudonym: pseudonymFrom((text) => createHash('sha256').update(text).digest(), 'gate'),
  maxTextLength: MOST_BYTES,
});
const results = files.flatMap((path) => {
  const text = readFileSync(path, 'utf8');
  if (text.length > MOST_BYTES) return [];
  const isExample = EXAMPLES.some((pattern) => pattern.test(path));
  return scrubber
    .text(text)
    .findings.filter(({ kind, start, end }) => SECRETS.has(kind) && !PLACEHOLDER.test(text.slice(start, end)))
    .map(({ kind, start }) => ({
      ruleId: kind,
      level: 'error',
      message: { text: `what looks like a secret (${kind})` },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: path },
            region: { startLine: text.slice(0, start).split('\n').length },
          },
        },
      ],
      ...(isExample ? { suppressions: [{ kind: 'external', status: 'accepted', justification: JUSTIFICATION }] } : {}),
    }));
});
const sarif = {
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'muster-scrubber', rules: [...SECRETS].map((id) => ({ id })) } },
      invocations: [{ executionSuccessful: true }],
      results,
    },
  ],
};
process.stdout.write(`${JSON.stringify(sarif, null, 2)}\n`);
