/** The roles of the policy's matrix that are held by members; the Incident Commander is named per incident. */
export const grantableRoles = ['ml-platform-sre', 'ml-engineer', 'data-engineer', 'platform-governance'] as const;
