export const name = 'of a file';
