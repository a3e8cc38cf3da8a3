import { chromium, type Browser } from '@playwright/test';
import { installed } from './peers.ts';

/**
 * Debian's Chromium under Playwright, with everything disabled that would reach beyond the machine. The caller closes
 * it.
 */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: installed('chromium'),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
