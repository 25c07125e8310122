const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of GB 32100 over the first 17 characters. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** 统一社会信用代码: 18 characters without I, O, S, V, Z, and the right check character. */
export function isCreditCode(text: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) &&
    creditCodeCheckCharacter(text.slice(0, 17)) === text[17]
  );
}
