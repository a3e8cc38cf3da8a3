import { drillDrift } from './commands/drill-drift.ts';
import { activateDetector, muteDetector, retireDetector, unmuteDetector } from './commands/keep-detector.ts';
import { rebaseReference } from './commands/rebase-reference.ts';
import { testDetector } from './commands/test-detector.ts';

/** The verbs on one watched version. */
export const verbsOnWatch = [rebaseReference, drillDrift] as const;

/** The verbs on one detector. */
export const verbsOnDetector = [testDetector, activateDetector, muteDetector, unmuteDetector, retireDetector] as const;
