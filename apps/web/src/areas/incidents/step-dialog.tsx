import { lazyDialog } from '../../kit/lazy-dialog.tsx';

/** The dialog of one of an incident's verbs. */
export const StepDialog = lazyDialog(async () => (await import('./opened-step.tsx')).OpenedStep);
