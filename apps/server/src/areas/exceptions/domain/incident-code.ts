/** How people write an incident’s code: in any case. */
export const INCIDENT_CODE = '^[Ii][Nn][Cc]-[0-9A-Za-z]{4,12}$';
