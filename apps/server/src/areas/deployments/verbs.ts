import { finishDeployment } from './commands/finish-deployment.ts';
import { startDeployment } from './commands/start-deployment.ts';

export const verbsOnDeployment = [startDeployment, finishDeployment] as const;
