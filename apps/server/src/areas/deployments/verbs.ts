import { finishDeployment } from './commands/finish-deployment.ts';
import { startDeployment } from './commands/start-deployment.ts';

/** What is done to one deployment. */
export const verbsOnDeployment = [startDeployment, finishDeployment] as const;
