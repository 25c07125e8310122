const BITS_MIN = 110;
const BITS_A_CHARACTER_MIN = 3;
/** Of random characters a sixth at most follow each other in the alphabet; of 'abcdef…' and '12345…' nearly all. */
const STEPS_SHARE_MAX = 0.5;

/**
 * Whether a secret was drawn, not typed: long, of many different characters, no alphabet, no words with blanks. It
 * cannot tell a random text from a clever one; it stops 'changeme…', one key held down and a sentence.
 */
export function looksRandom(secret: string): boolean {
  if (/\s/.test(secret)) return false;
  const bits = bitsACharacter(secret);
  return (
    bits >= BITS_A_CHARACTER_MIN &&
    bits * secret.length >= BITS_MIN &&
    stepsShare(secret) <= STEPS_SHARE_MAX
  );
}

function bitsACharacter(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}

/** How many neighbours are the same or follow each other. */
function stepsShare(text: string): number {
  let steps = 0;
  for (let at = 1; at < text.length; at += 1)
    if (Math.abs(text.charCodeAt(at) - text.charCodeAt(at - 1)) <= 1) steps += 1;
  return steps / Math.max(1, text.length - 1);
}
