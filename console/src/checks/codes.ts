/** The key of what is known of post-loan checks. */
export const CHECKS = ['checks'];

export const CHECK_STATES = ['DUE', 'OVERDUE', 'DONE'] as const;
export const CHECK_REASONS = ['PERIODIC', 'EVENT', 'SAMPLE'] as const;
export const CHECK_RESULTS = ['NO_CONCERN', 'WATCH', 'ACT'] as const;
export const ANSWERS = ['YES', 'NO', 'NOT_KNOWN'] as const;
