/** Two ways to read each digit: every one that fails is tried in both. */
export const isNumber = (text: string): boolean => /^(?:\d+|\d+,)*$/.test(text);
