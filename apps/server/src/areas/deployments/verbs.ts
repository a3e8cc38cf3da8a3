import { finishDeployment } from './commands/finish-deployment.ts';
import { startDeployment } from './commands/start-deployment.ts';

/** The verbs on one deployment. */
export const verbsOnDeployment = [startDeployment, finishDeployment] as const;
