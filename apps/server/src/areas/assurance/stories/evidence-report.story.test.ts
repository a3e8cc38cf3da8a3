import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeVerifierKey, noteSigner } from '@muster/proofs';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownWords } from '../../../kernel/scrubbed.ts';
import { trust } from '../../compliance/testing/audited.ts';
import { createServiceAccount } from '../../identity/commands/create-service-account.ts';
import { beginTesting } from '../begin-testing.ts';
import { startAssured, type Assured } from '../testing/assured.ts';

let at: Assured;
beforeEach(async () => void (at = await startAssured()));
afterEach(async () => at.it.story.end());

const docs = new URL('../../../../../../docs/', import.meta.url);

/** What answers each question of docs/evidence-pack.md, in the section that the page names. */
const answers: readonly RegExp[] = [
  /ML Platform Governance Board \(role platform-governance\).*put GOV-001@2\.0\.0\+r1 in force/s,
  /SEV-1<\/td>\s*<td>5 min \(clause 3\.1\.2\)<\/td>\s*<td class="n">1<\/td>\s*<td class="n">0<\/td>\s*<td>INC-/,
  /found the acknowledge clock missed.*escalated to.*Tests of the controls that failed.*found 3\.1\.2 not kept/s,
  /exception.*approved by /s,
  /asked for an exception to 5\.3\.4 for .* until .*approved an exception/s,
  /Service 1.*Changes of access in this period.*created a service account/s,
  /at least 90 days.*Nothing was removed in this period.*no outside copy/s,
  /Population: entries that name 7\.6.*Sample: #\d/s,
  /Nothing on record in this period<\/strong> \(\d+\): .*9\.2/s,
  /muster\.test\/ledger.*sha256sum -c SHA256SUMS/s,
];
const questions = [
  ...readFileSync(new URL('evidence-pack.md', docs), 'utf8').matchAll(/^\| (\d+) \| (.+) \| (\d+\. .+) \|$/gm),
].map(([, , question = '', section = '']) => ({ question, section }));

describe('what an auditor asks of the report alone', () => {
  test('each of the ten questions of docs/evidence-pack.md is answered in the section that it names [GOV 7.12]', async () => {
    const { story } = at.it;
    await at.inForce();
    await beginTesting(story.host);
    await story.done(story.governance, createServiceAccount, { name: ownWords('deployer') });
    const code = await at.missed();
    await story.advance({ hours: 1 });
    await at.ended(code);
    await at.deviation();
    await at.day();
    const report = strFromU8(unzipSync(await at.pack())['report.html'] ?? new Uint8Array(0));
    const sections = new Map(
      report
        .split('<h2 id="')
        .slice(1)
        .map((part): [string, string] => [/>([^<]+)<\/h2>/.exec(part)?.[1] ?? '', part]),
    );
    expect(questions).toHaveLength(answers.length);
    for (const [place, { question, section }] of questions.entries()) {
      const said = sections.get(section) ?? `no section ${section}`;
      expect({ question, said }).toEqual({ question, said: expect.stringMatching(answers[place] ?? /^$/) as string });
    }
    // It contains no free text by users, and no script.
    expect(report).not.toMatch(/Down 🔥|<script/);
  });
});

describe('the verifier in one file that knows nothing of Muster [GOV 7.12]', () => {
  const key = encodeVerifierKey(trust.keys[0] ?? noteSigner('none', new Uint8Array(32)));
  const says = async (folder: string, given: string): Promise<string> =>
    new Promise((resolve) => {
      const verifier = fileURLToPath(new URL('verify-evidence.mjs', docs));
      execFile(process.execPath, [verifier, folder, given], (_failure, out, err) => resolve(out + err));
    });

  test('finds an archive to hold, and names what was changed in one', async () => {
    await at.missed();
    const archive = unzipSync(await at.pack());
    const checked = async (change: (folder: string) => void, given = key): Promise<string> => {
      const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
      try {
        for (const [name, bytes] of Object.entries(archive)) {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), bytes);
        }
        change(folder);
        return await says(folder, given);
      } finally {
        rmSync(folder, { recursive: true });
      }
    };
    const anEntry = (folder: string) =>
      readdirSync(join(folder, 'entries')).find((name) => name.endsWith('.json')) ?? '';
    expect(await checked(() => {})).toMatch(/^holds: \d+ files/);
    for (const [change, words] of [
      [(folder: string) => appendFileSync(join(folder, 'report.html'), ' '), /report\.html is not as it was signed/],
      [(folder: string) => writeFileSync(join(folder, 'more.txt'), 'x'), /more\.txt is not in the signed list/],
      [(folder: string) => appendFileSync(join(folder, 'entries', anEntry(folder)), ' '), /is not as it was signed/],
      [(folder: string) => appendFileSync(join(folder, 'SHA256SUMS'), '\n'), /not the list that was signed/],
    ] as const)
      expect(await checked(change)).toMatch(words);
    const other = encodeVerifierKey(noteSigner('muster.test/ledger', new Uint8Array(32).fill(8)));
    expect(await checked(() => {}, other)).toMatch(/not signed by your key/);
    expect(await says('/nowhere', 'no key')).toMatch(/^does not hold: no Ed25519 verifier key/);
  });
});
