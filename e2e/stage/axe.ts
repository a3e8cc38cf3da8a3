import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is still fading in has not the contrast that people will see. What moves for ever is not waited for. */
const STANDING_STILL = `Promise.allSettled(document.getAnimations()
  .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
  .map((each) => each.finished)).then(() => undefined)`;

/**
 * What a page does to people who cannot see, hear or point: each violation with the elements it is about. In its other
 * colours a page is the same but for its contrast.
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
