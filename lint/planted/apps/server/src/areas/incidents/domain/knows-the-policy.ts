// planted: policy-numbers 30, policy-numbers 0.2, policy-numbers 30m, policy-numbers PT4H, policy-numbers 5
export const mitigateWithin = 30;
export const budget = 0.2;
export const acknowledge = ['30m', 'PT4H'];
export const quorum = 5n;
