import { activateObjective } from './commands/activate-objective.ts';
import { correctObjective } from './commands/correct-objective.ts';
import { retireObjective } from './commands/retire-objective.ts';

export const verbsOnObjective = [activateObjective, correctObjective, retireObjective] as const;
