import type { Browser, BrowserContext, Page } from '@playwright/test';
import { signInOn } from '../../e2e/stage/watched-page.ts';

export type Account = { readonly email: string; readonly password: string };
export type Device = { readonly width: number; readonly height: number; readonly scheme?: 'light' | 'dark' };

/** The cookies of a signed-in session, for starting a cold browser. */
export async function signedInState(browser: Browser, origin: string, account: Account) {
  const context = await browser.newContext({ baseURL: origin });
  await signInOn(await context.newPage(), account);
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A browser with an empty cache and this screen size. The caller closes it. */
export async function openCold(
  browser: Browser,
  origin: string,
  { width, height, scheme = 'light' }: Device,
  storageState: Awaited<ReturnType<typeof signedInState>> | undefined,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    colorScheme: scheme,
    ...(storageState === undefined ? {} : { storageState }),
  });
  return { context, page: await context.newPage() };
}
