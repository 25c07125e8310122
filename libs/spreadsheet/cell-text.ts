/** Blanks of every kind that copying from other programs leaves behind, and the apostrophe that marks text. */
const INVISIBLE = /[\s\u00a0\u200b-\u200f\u2060\u3000\ufeff]/g;

/** '１２３ ４５６' → '123456': full-width digits and letters as half-width, no blanks. */
export function identifierOf(cell: string): string {
  return halfWidth(cell).replace(INVISIBLE, '').replace(/^'/, '').toUpperCase();
}

/** '￥6，000.1 元' → '6000.1', ready for parseYuan. */
export function amountTextOf(cell: string): string {
  return halfWidth(cell)
    .replace(INVISIBLE, '')
    .replace(/^'?[¥￥]?/, '')
    .replace(/元$/, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '');
}

/** A name without blanks around and doubled inside; Chinese names keep none ('张  三' is typed for alignment). */
export function nameOf(cell: string): string {
  const name = cell
    .replace(/^'/, '')
    .replace(new RegExp(INVISIBLE.source, 'g'), ' ')
    .replace(/ +/g, ' ')
    .trim();
  return /^[\p{Script=Han}·• ]+$/u.test(name)
    ? name.replaceAll(' ', '').replaceAll('•', '·')
    : name;
}

/** Column titles compare without blanks, marks of required columns, and brackets with a unit. */
export function titleOf(cell: string): string {
  return halfWidth(cell)
    .replace(INVISIBLE, '')
    .replace(/^\*|\*$/g, '')
    .replace(/\([^)]*\)$/, '');
}

function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}
