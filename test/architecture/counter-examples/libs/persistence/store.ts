export const store = 'the database';
