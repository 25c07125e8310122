/** Words that passwords are made of before anybody thinks, here and elsewhere: the heads of the published lists. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  [
    'password passwort passwd pass word secret letmein welcome login logon signin access master admin administrator root',
    'user guest test testing demo default changeme change computer internet server system manager office service',
    'iloveyou loveyou lovely love princess sunshine monkey dragon shadow football baseball superman batman pokemon michael',
    'jordan jessica charlie ashley daniel thomas hello hellohello freedom whatever trustno starwars summer winter spring',
    'autumn monday friday january december china beijing shanghai luoyang henan zhengzhou zhongguo',
    'woaini woaiwo aini wode mima denglu guanli guanliyuan yonghu ceshi gongsi danwei caiwu kuaiji renshi gongjijin zhufang',
    'zhufanggongjijin wangting zhongxin jingban jingbanren wang zhang woaizhongguo nihao aaa abc abcabc',
    '密码 登录 管理 管理员 用户 测试 公司 单位 财务 会计 人事 公积金 住房公积金 中心 经办 经办人 你好 我爱你 中国 洛阳',
  ]
    .join(' ')
    .split(' '),
);

/** Keys beside one another, and the alphabet: whoever goes along them thinks of nothing. */
const ROWS = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'qazwsxedcrfvtgbyhnujmikolp',
];
const WRITTEN_FOR: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  $: 's',
  '5': 's',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '7': 't',
};

/** Whether nothing is left of a password but a word of the lists, with figures and signs around it or in its letters' place. */
export function isCommonPassword(password: string): boolean {
  const lowered = password.toLowerCase();
  const signs = [...lowered];
  const inner = signs.slice(
    signs.findIndex((sign) => /[\p{L}@$]/u.test(sign)),
    signs.findLastIndex((sign) => /\p{L}/u.test(sign)) + 1,
  );
  const undone = inner.map((sign) => WRITTEN_FOR[sign] ?? sign).join('');
  return [lowered, undone].map(lettersOf).some(isThoughtless);
}

function lettersOf(text: string): string {
  return text.replaceAll(/\P{L}/gu, '');
}

/** A word once or several times over, a run of keys, or one letter. */
function isThoughtless(letters: string): boolean {
  if (letters === '') return true;
  const once = repeated(letters);
  return COMMON_WORDS.has(once) || once.length === 1 || isRun(once);
}

/** 'abcabc' → 'abc': what the whole is a repetition of. */
function repeated(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}

function isRun(letters: string): boolean {
  const reversed = [...letters].reverse().join('');
  return letters.length > 2 && ROWS.some((row) => row.includes(letters) || row.includes(reversed));
}
