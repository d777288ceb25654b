/** By what loans are put into groups. */
export const DIMENSIONS = ['product', 'region', 'channel', 'vintage'] as const;
