import type { Fen } from '#libs/fund/money';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万'];

/** 120034 → 壹仟贰佰元叁角肆分; the form that 支付结算办法, annex 1 (正确填写票据) asks for on vouchers. */
export function chineseCapitals(fen: Fen): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('not an amount of fen');
  const size = Math.abs(fen);
  const yuan = Math.trunc(size / 100);
  const jiao = Math.trunc(size / 10) % 10;
  const rest = size % 10;
  const whole = yuan > 0 ? `${capitalsOfWhole(yuan)}元` : '';
  return (fen < 0 ? '负' : '') + whole + fraction(jiao, rest, yuan > 0);
}

function fraction(jiao: number, fen: number, hasYuan: boolean): string {
  if (jiao === 0 && fen === 0) return hasYuan ? '整' : '零元整';
  if (fen === 0) return `${DIGITS.charAt(jiao)}角整`;
  if (jiao === 0) return `${hasYuan ? '零' : ''}${DIGITS.charAt(fen)}分`;
  return `${DIGITS.charAt(jiao)}角${DIGITS.charAt(fen)}分`;
}

function capitalsOfWhole(yuan: number): string {
  let text = '';
  let needsZero = false;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const value = Math.trunc(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      needsZero = text !== '';
      continue;
    }
    if (text !== '' && (needsZero || value < 1_000)) text += DIGITS.charAt(0);
    text += capitalsOfGroup(value) + (GROUPS[group] ?? '');
    // 万 of 亿: the 亿 is said once, behind the group of 亿 or, when that is empty, here.
    if (group === 3 && Math.trunc(yuan / 10_000 ** 2) % 10_000 === 0) text += '亿';
    needsZero = false;
  }
  return text;
}

function capitalsOfGroup(value: number): string {
  let text = '';
  let zeroPending = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.trunc(value / 10 ** place) % 10;
    if (digit === 0) {
      zeroPending = text !== '';
      continue;
    }
    text += (zeroPending ? DIGITS.charAt(0) : '') + DIGITS.charAt(digit) + (PLACES[place] ?? '');
    zeroPending = false;
  }
  return text;
}
