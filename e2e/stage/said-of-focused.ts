import type { Page } from '@playwright/test';

/** What is wrong with the field that has the focus, as it is tied to it for those who cannot see it; empty where nothing is. */
export async function saidOfFocused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const field = document.activeElement;
    if (field?.getAttribute('aria-invalid') !== 'true') return '';
    return (field.getAttribute('aria-describedby') ?? '').split(' ')
      .filter((id) => id.endsWith('-error'))
      .map((id) => document.getElementById(id)?.textContent?.trim() ?? 'nothing')
      .join(' ');
  })()`);
}
