/** The obligation to announce an incident by hand, where Slack would not have it (GOV 3.1.6). */
export const ANNOUNCEMENT = 'announcement';
