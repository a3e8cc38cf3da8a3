import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Waits for animations, since a fading element does not have its final contrast. Endless ones are not waited for. */
const STANDING_STILL = `Promise.allSettled(document.getAnimations()
  .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished)).then(() => undefined)`;

/**
 * Accessibility violations of a page, each with its elements. For another colour scheme, `colours` checks only
 * contrast.
 */
export async function accessibilityProblems(
  page: Page,
  look: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  await page.evaluate(STANDING_STILL);
  const axe = new AxeBuilder({ page });
  const { violations } = await (
    look === 'everything' ? axe.withTags(EVERYTHING) : axe.withRules(['color-contrast'])
  ).analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join('; ')}`,
  );
}
