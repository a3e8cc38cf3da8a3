import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { readSteps } from './docs/read-steps.ts';
import { createReader, type Person } from './docs/reader.ts';
import { openTerminal } from './docs/terminal.ts';
import { freePort } from './stage/free-port.ts';
import { until } from './stage/until.ts';

const root = join(import.meta.dirname, '..');
/** In reading order: the second continues where the first ends. */
const documents = ['docs/tutorial.md', 'docs/operations.md'].map((path) => readFileSync(join(root, path), 'utf8'));

const you: Person = { name: 'Ada Okafor', email: 'ada@example.org', password: 'a long sentence of Ada' };
const second: Person = { name: 'Grace Lindgren', email: 'grace@example.org', password: 'a long sentence of Grace' };

/** The document's placeholder for the code of the reader's own incident. */
const ITS_CODE = 'INC-7KQ2F';
const START_MS = 90_000;
/** Alertmanager's default `group_wait` is half a minute. */
const DELIVERY_MS = 60_000;
const ALL_MS = 420_000;

const endings: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const end of endings.toReversed()) await end();
});

test(
  'the tutorial leads from a clone to a governed incident of one’s own Alertmanager, and what operators are told works too',
  { timeout: ALL_MS },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-docs-'));
    chmodSync(folder, 0o755);
    endings.push(() => rmSync(folder, { recursive: true, force: true }));
    // A clone after `npm ci`, in which the reader may create files.
    for (const name of ['apps', 'packages', 'policy', 'db', 'node_modules', 'package.json'])
      symlinkSync(join(root, name), join(folder, name));

    const [port, alertmanagerPort, receiverPort] = [await freePort(), await freePort(), await freePort()];
    /** The document's addresses, mapped to free ports here. */
    const addresses = {
      '127.0.0.1:8080': `127.0.0.1:${port}`,
      '127.0.0.1:9093': `127.0.0.1:${alertmanagerPort}`,
      '127.0.0.1:9099': `127.0.0.1:${receiverPort}`,
    };
    let code: string | undefined;
    const terminal = openTerminal({
      cwd: folder,
      env: {
        HOME: folder,
        XDG_CONFIG_HOME: join(folder, '.config'),
        MUSTER_HOME: join(folder, 'data'),
        MUSTER_KEYS_DIR: join(folder, 'keys'),
        MUSTER_PORT: String(port),
      },
      inPlaceOf: () => ({ ...addresses, ...(code === undefined ? {} : { [ITS_CODE]: code }) }),
      password: you.password,
    });
    endings.push(async () => terminal.close());
    const browser: Browser = await openBrowser();
    endings.push(async () => browser.close());
    let printed = () => '';
    const gateway = addresses['127.0.0.1:9099'];
    const reader = await createReader({ browser, you, second, printed: () => printed(), folder, gateway });
    const staying = new Map<string, () => string>();

    for (const step of documents.flatMap(readSteps)) {
      if (step.kind === 'browser') {
        await reader.follow(step.what);
      } else if (step.how === 'start') {
        const started = terminal.start(step.text);
        printed = () => started.output();
        await until('the set-up link', () => (printed().includes('/setup#token=') ? true : undefined), START_MS).catch(
          (cause: unknown) => {
            throw new Error(
              `npm start printed no link:
${printed()}`,
              { cause },
            );
          },
        );
      } else if (step.how === 'background') {
        const [own, here] = Object.entries(addresses).find(([address]) => step.text.includes(address)) ?? [];
        if (own === undefined) throw new Error(`nobody could tell when this is there:\n${step.text}`);
        const started = terminal.start(step.text);
        staying.set(own, () => started.output());
        await until(`an answer of ${own}`, async () => fetch(`http://${here}/`));
      } else {
        if (code === undefined && step.text.includes(ITS_CODE)) {
          code = await until(
            'the incident',
            async () => codeOf(await terminal.run('npx muster incident list --json')),
            DELIVERY_MS,
          );
        }
        await terminal.run(step.text);
      }
    }

    const incident = await terminal.run(`npx muster incident show ${code} --json`);
    expect(JSON.parse(incident)).toMatchObject({ severity: 'SEV-1', phase: 'closed', commander: { named: true } });
    const drills = await terminal.run('npx muster incident list --drill --json');
    expect(JSON.parse(drills)).toMatchObject({ items: [{ severity: 'SEV-1', drill: true }] });
    const sent = staying.get('127.0.0.1:9099')?.() ?? '';
    for (const news of ['"type":"channel.test"', '"drill":false', '"drill":true']) expect(sent).toContain(news);
    const timeline = await terminal.run(`npx muster incident timeline ${code} --json`);
    expect(timeline).not.toMatch(/hunter2|carol@/);
    const forged = terminal.run(
      `sed 's/incident.resolved/incident.reopened/' ledger.ndjson > forged.ndjson && npx muster ledger verify --file forged.ndjson --key muster.vkey`,
    );
    await expect(forged).rejects.toThrow(/edited|altered|entry/i);
  },
);

const codeOf = (list: string): string | undefined => (JSON.parse(list) as { items: { code: string }[] }).items[0]?.code;
