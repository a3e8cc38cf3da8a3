import { defineService } from '../../kernel/services.ts';
import type { People } from './identity-map/people.ts';

/** The one map from ids to names, for any area that shows people. */
export const peopleService = defineService<People>('identity.people');
