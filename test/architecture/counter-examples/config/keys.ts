export const keys = 'configuration';
