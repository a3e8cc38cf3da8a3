import type { Page } from '@playwright/test';

export type Shifted = {
  readonly path: string;
  readonly shift: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  /** Tag and class of what moved in the largest shift. */
  readonly worst: string;
};

/** Round trip in milliseconds, bits per second (-1: unlimited), and the CPU slowdown factor. */
export type Link = {
  readonly latency: number;
  readonly bitsDown: number;
  readonly bitsUp: number;
  readonly slowdown: number;
};

/** A slow mobile network, with Lighthouse's settings. */
const SLOW: Link = { latency: 150, bitsDown: 1_600_000, bitsUp: 750_000, slowdown: 1 };
const SETTLED_MS = 2500;
const QUIET_MS =
  "performance.now() - Math.max(0, ...performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd))";

/**
 * Opens an address on a network (by default a slow one) and measures how far painted content moved before the page
 * settled.
 */
export async function shiftOf(page: Page, path: string, link = SLOW): Promise<Shifted> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: link.latency,
    downloadThroughput: bytes(link.bitsDown),
    uploadThroughput: bytes(link.bitsUp),
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: link.slowdown });
  await page.addInitScript(WATCH_SHIFTS);
  await page.goto(path, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  // The event stream never ends, so the network never becomes idle; a quiet period counts as settled.
  while ((await page.evaluate<number>(QUIET_MS)) < SETTLED_MS) await page.waitForTimeout(250);
  return { path, ...(await page.evaluate<Omit<Shifted, 'path'>>('measuredShift()')) };
}

const bytes = (bits: number): number => (bits < 0 ? -1 : bits / 8);

/**
 * Runs in the browser before the page. Measures the largest session window: shifts less than 1 s apart, at most 5 s in
 * total.
 */
const WATCH_SHIFTS = `(() => {
  const shifts = [];
  let largest = 0;
  const nameOf = (node) => !node ? '?' : node.nodeType !== 1 ? nameOf(node.parentNode) + '>text' :
    node.tagName.toLowerCase() + (node.className && node.className.baseVal === undefined ? '.' + String(node.className).split(' ').slice(0, 2).join('.') : '');
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput) shifts.push({ at: entry.startTime, by: entry.value, moved: entry.sources.map(({ node }) => nameOf(node)).slice(0, 3).join(' ') });
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) largest = startTime; })
    .observe({ type: 'largest-contentful-paint', buffered: true });
  window.measuredShift = () => {
    let shift = 0, sum = 0, first = -Infinity, last = -Infinity;
    for (const { at, by } of shifts) {
      if (at - last > 1000 || at - first > 5000) { sum = 0; first = at; }
      sum += by; last = at;
      shift = Math.max(shift, sum);
    }
    const worst = shifts.toSorted((one, other) => other.by - one.by)[0];
    return {
      shift,
      firstPaintMs: Math.round(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0),
      largestPaintMs: Math.round(largest),
      worst: worst ? worst.moved + ' ' + worst.by.toFixed(3) + ' at ' + Math.round(worst.at) + ' ms' : '',
    };
  };
})()`;
