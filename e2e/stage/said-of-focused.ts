import type { Page } from '@playwright/test';

/** The error linked to the focused field for assistive technology; empty if there is none. */
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
