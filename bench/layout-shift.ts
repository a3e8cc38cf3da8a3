import { openBrowser } from '../e2e/browser.ts';
import { machine } from './machine.ts';
import { fill } from './browser/fill.ts';
import { openCold, signedInState } from './browser/open-as.ts';
import { pagesOf } from './browser/pages.ts';
import { shiftOf, type Shifted } from './browser/shift-of.ts';
import { FOUNDER, startMusterServer } from './muster-server.ts';

/*
 * The bar: on a phone (390 x 844), with an empty cache, over 1.6 Mbit/s and 150 ms, no page shifts by 0.05 or more
 * (Cumulative Layout Shift, as defined by web.dev).
 *
 *   npm exec -c 'node bench/layout-shift.ts'                    every page, on a server of its own
 *   npm exec -c 'node bench/layout-shift.ts --only /ledger'     the pages whose address begins with it
 *   ... --shots FOLDER                                          a screenshot of each settled page
 */
const LIMIT = 0.05;
const PHONE = { width: 390, height: 844 };
const INCIDENTS = 60;

const only = valueOf('--only');
const shots = valueOf('--shots');
const muster = await startMusterServer();
const browser = await openBrowser();
const measured: Shifted[] = [];
try {
  const code = await fill(muster, INCIDENTS);
  const state = await signedInState(browser, muster.url, FOUNDER);
  const pages = pagesOf({ code, seq: 5 }).filter((path) => only === undefined || path.startsWith(only));
  for (const path of pages) {
    const { page, context } = await openCold(browser, muster.url, PHONE, path === '/sign-in' ? undefined : state);
    measured.push(await shiftOf(page, path));
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${path.replaceAll(/\W+/g, '_')}.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await muster.stop();
}

console.log(
  `\nphone ${PHONE.width} x ${PHONE.height}, cold, 1.6 Mbit/s, 150 ms; ${INCIDENTS} open incidents; ${machine()}`,
);
console.table(
  measured.map(({ path, shift, firstPaintMs, largestPaintMs, worst }) => ({
    path: path.replace(/INC-\w+/, 'INC-…'),
    shift: Math.round(shift * 1000) / 1000,
    'first paint ms': firstPaintMs,
    'largest paint ms': largestPaintMs,
    worst: shift < LIMIT / 5 ? '' : worst,
  })),
);
const isHeld = measured.length > 0 && measured.every(({ shift }) => shift < LIMIT);
console.log(isHeld ? `bar held: every page under ${LIMIT}` : `bar NOT held: under ${LIMIT}`);
process.exitCode = isHeld ? 0 : 1;

function valueOf(flag: string): string | undefined {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}
