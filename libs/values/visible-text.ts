/**
 * Signs that nobody sees and that copying brings along: direction marks, zero widths, soft hyphens, joiners, fillers,
 * variation selectors, tags. They never decide what a value is.
 */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Blanks of every width, and the ends of lines and cells. */
const BLANKS = /[\p{Z}\t\n\v\f\r\u0085]+/gu;
/** Full-width letters, digits and signs of ASCII. */
const WIDE = /[\uff01-\uff5e]/g;
const WIDE_LETTERS = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;
const APOSTROPHES = /^[\p{Z}\s'‘’`]+/u;
/** What either of them begins with. */
const MARKED = /^[\p{Z}\s'‘’`=＝]/u;
const PROTECTED = /^[=＝]\s*["＂](.*)["＂][\p{Z}\s]*$/su;
const WIDE_BY = 0xfee0;
/** '⼩' copied from a printed paper is the radical of '小'. */
const RADICALS = /[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff]/g;

export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Blanks of every kind as one plain blank, none around. */
export function withPlainBlanks(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

/** "'410" and '="410"' → '410': what programs put around a number or a name so that a spreadsheet leaves it alone. */
export function withoutTextMarks(text: string): string {
  if (!MARKED.test(text)) return text;
  let bare = text;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(APOSTROPHES, '').replace(PROTECTED, '$1');
  }
  return bare;
}

export function withoutBlanks(text: string): string {
  return text.replace(BLANKS, '');
}

/** '１２，Ａ' → '12,A'. */
export function narrow(text: string): string {
  return text.replace(WIDE, narrowCharacter);
}

/** '（集团）１２号' → '（集团）12号': the signs of Chinese writing stay as they are written. */
export function narrowLetters(text: string): string {
  return text.replace(WIDE_LETTERS, narrowCharacter);
}

/** Characters that have two codes, in the usual one. */
export function usualCharacters(text: string): string {
  return text.replace(RADICALS, (character) => character.normalize('NFKC')).normalize('NFC');
}

function narrowCharacter(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - WIDE_BY);
}
