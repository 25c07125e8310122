/** Begins anew at each bracket, and walks to the end from each. */
export const withoutUnit = (title: string): string => title.replace(/\([^)]*\)$/, '');
