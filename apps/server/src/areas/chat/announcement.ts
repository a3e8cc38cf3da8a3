/** The obligation to announce an incident by hand after Slack refused it (GOV 3.1.6). */
export const ANNOUNCEMENT = 'announcement';
