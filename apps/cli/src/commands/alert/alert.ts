import type { Noun } from '../../command-line/verb.ts';
import { exportAlerts } from './export.ts';

export const alert: Noun = { name: 'alert', summary: 'what monitoring sent', group: 'Respond:', verbs: [exportAlerts] };
