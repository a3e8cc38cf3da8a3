import type { Browser, Page } from '@playwright/test';
import type { Account } from '../../demo/organisation/member.ts';

/** A page in its own browser context, with everything it complained about: script errors and policy violations. */
export type WatchedPage = {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

const PATIENCE_MS = 15_000;

export type PageOptions = {
  readonly origin: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
};

/** A separate browser window that shares nothing with others, including cookies. */
export async function openPage(
  browser: Browser,
  { origin, scheme = 'light', width = 1280, height = 800 }: PageOptions,
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: origin, colorScheme: scheme, viewport: { width, height } });
  context.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const complain = (what: string): void => void complaints.push(what);
  await context.exposeFunction('tellOfViolation', complain);
  await context.addInitScript(TELL_OF_VIOLATIONS);
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complain(`script: ${message}`));
  page.on('console', (message) => {
    // Refused requests are for the test to judge, by what the page makes of them.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complain(`console: ${message.text()}`);
  });
  return { page, complaints, close: async () => context.close() };
}

/** Runs in the browser before anything of the page. */
const TELL_OF_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) =>
  tellOfViolation('content security policy: ' + event.violatedDirective + ' forbids ' + event.blockedURI + ' in ' +
    event.sourceFile + ':' + event.lineNumber))`;

/** Signs in as a person would. */
export async function signInOn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  // A password field has no ARIA role, and its label contains a mark.
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
