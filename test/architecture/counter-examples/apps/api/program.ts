export const program = 'the api';
