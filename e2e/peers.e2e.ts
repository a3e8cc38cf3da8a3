import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { installed } from './peers.ts';

function versionOf(debianPackage: string): readonly [major: number, minor: number] {
  const said = execFileSync(installed(debianPackage), ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(said) ?? [];
  if (major === undefined || minor === undefined) throw new Error(`${debianPackage} names no version: ${said}`);
  return [Number(major), Number(minor)];
}

test('Prometheus is one whose rules and relabelling the tests are written for (2.42 or later)', () => {
  const [major, minor] = versionOf('prometheus');
  expect(major * 1000 + minor).toBeGreaterThanOrEqual(2_042);
});

test('Alertmanager is one that delivers webhooks of version 4 (0.25 or later)', () => {
  const [major, minor] = versionOf('prometheus-alertmanager');
  expect(major * 1000 + minor).toBeGreaterThanOrEqual(25);
});

test('the server PostgreSQL is the oldest that Muster supports (15)', () => {
  expect(versionOf('postgresql-15')[0]).toBe(15);
});

test("Debian's Chromium opens a page and runs its script", async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(
      '<h1></h1><script>document.querySelector("h1").textContent = "Muster".toUpperCase()</script>',
    );
    await expect.poll(async () => page.getByRole('heading').textContent()).toBe('MUSTER');
  } finally {
    await browser.close();
  }
});
