import { changeService } from './commands/change-service.ts';
import { depend } from './commands/depend.ts';
import { forgetAddress } from './commands/forget-address.ts';
import { knowAddress } from './commands/know-address.ts';
import { retireService } from './commands/retire-service.ts';
import { undepend } from './commands/undepend.ts';

/** The verbs on one service. */
export const verbsOnService = [changeService, depend, undepend, knowAddress, forgetAddress, retireService] as const;
