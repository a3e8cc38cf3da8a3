import type { DueRegistry } from '../../../platform/worker/registry.ts';
import { testControls } from '../due-kinds.ts';
import { testAllControls } from './test-controls.ts';

export function registerAssuranceReactions(registry: DueRegistry): void {
  registry.onDeadline(testControls, testAllControls);
}
