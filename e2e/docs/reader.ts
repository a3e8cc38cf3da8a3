import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

export type Person = { readonly name: string; readonly email: string; readonly password: string };

/** A reader following the tutorial in two windows: their own, and a private one as the second person. */
export type Reader = {
  /** Follows an instruction for the browser. An unknown one is an error. */
  follow(what: string): Promise<void>;
  readonly own: Page;
};

export type ReaderOptions = {
  readonly browser: Browser;
  readonly you: Person;
  readonly second: Person;
  /** The output of `npm start`. */
  readonly printed: () => string;
  /** Host and port of the stand-in for a phone gateway. */
  readonly gateway: string;
  /** Where the reader keeps files. */
  readonly folder: string;
};

const PATIENCE_MS = 15_000;

export async function createReader({ browser, you, second, printed, folder, gateway }: ReaderOptions): Promise<Reader> {
  const [own, other] = await Promise.all([newWindow(browser), newWindow(browser)]);
  let invitation = '';

  const steps: Readonly<Record<string, () => Promise<void>>> = {
    'set-up': async () => {
      await own.goto(/\S+\/setup#token=\S+/.exec(printed())?.[0] ?? 'no link was printed');
      await field(own, 'Organisation').fill('Acme ML');
      const yourself = own.getByRole('group', { name: 'You, a member of Platform Governance' });
      await field(yourself, 'Name').fill(you.name);
      await field(yourself, 'E-mail').fill(you.email);
      await field(yourself, 'Password').fill(you.password);
      const others = own.getByRole('group', { name: 'The other members of Platform Governance' });
      await field(others, 'Name').fill(second.name);
      await field(others, 'E-mail').fill(second.email);
      await button(own, 'Put the policy in force').click();
      invitation = (await own.getByText('/invitation#token=').textContent())?.trim() ?? '';
    },
    join: async () => {
      await other.goto(invitation);
      await field(other, 'Password').fill(second.password);
      await button(other, 'Join').click();
      await other.getByRole('link', { name: 'Sign in' }).waitFor();
      await signIn(own, you);
      await signIn(other, second);
    },
    roles: async () => {
      await grant(own, second, 'ML Platform SRE');
      await grant(other, you, 'ML Platform SRE');
    },
    'on-call': async () => {
      await goTo(other, 'On-call');
      await other.getByLabel('Add').selectOption({ label: you.name });
      await button(other, 'Put on call').click();
      await button(other, `Remove ${you.name}`).waitFor();
    },
    channel: async () => {
      await goTo(own, 'Channels');
      await button(own, 'Add').click();
      const dialog = own.getByRole('dialog');
      await field(dialog, 'Name').fill('my terminal');
      await field(dialog, 'Address').fill(`http://${gateway}/pages`);
      await button(dialog, 'Add a channel').click();
      await button(dialog, 'Done').click();
      await goTo(other, 'Approvals');
      await other.getByRole('link', { name: /my terminal/ }).click();
      await button(other, 'Approve').click();
      await button(other.getByRole('dialog'), 'Approve').click();
      await other.getByText('approved').first().waitFor();
      await own.reload();
      await button(own, 'Test my terminal').click();
      await button(dialog, 'Send a test').click();
      await own
        .getByText(/^accepted/)
        .first()
        .waitFor();
    },
    integration: async () => {
      await goTo(own, 'Integrations');
      await button(own, 'Create an integration').click();
      const dialog = own.getByRole('dialog');
      await field(dialog, 'Name').fill('alertmanager');
      await button(dialog, 'Create an integration').click();
      const yaml = await own.locator('pre', { hasText: 'receivers:' }).textContent();
      writeFileSync(join(folder, 'alertmanager.yml'), `${yaml}\n`);
      await button(own, 'Done').click();
    },
  };

  return {
    own,
    follow: async (what) => {
      const step = steps[what];
      if (step === undefined) throw new Error(`the tutorial says "${what}", which this reader does not know`);
      await step();
    },
  };
}

async function newWindow(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

type Area = Pick<Page, 'getByRole'>;

const field = (area: Area, name: string) => area.getByRole('textbox', { name, exact: true });
/** A link of the navigation rail. */
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Muster' }).getByRole('link', { name });
/** Waits for the other page before typing: both may have a field of the same name. */
async function goTo(page: Page, name: string): Promise<void> {
  await place(page, name).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}
const button = (area: Area, name: string) => area.getByRole('button', { name, exact: true });

async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click();
  await field(page, 'E-mail').fill(email);
  await field(page, 'Password').fill(password);
  await button(page, 'Sign in').click();
  await place(page, 'Members').waitFor();
}

async function grant(page: Page, to: Person, role: string): Promise<void> {
  await goTo(page, 'Members');
  await page.getByText(to.name).first().click();
  const dialog = page.getByRole('dialog');
  await button(dialog, 'Grant a role').click();
  await dialog.getByLabel('Which role?').selectOption({ label: role });
  await dialog.getByLabel('Why?').fill('answers incidents');
  await button(dialog, 'Grant a role').click();
  await dialog.getByText(role).first().waitFor();
  await page.keyboard.press('Escape');
}
