export const rules = 'of another business';
