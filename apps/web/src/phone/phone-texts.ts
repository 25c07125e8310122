/** The phone page's own texts: it loads no translation library. */
const TEXTS = {
  title: ['上传档案材料', 'Send papers'],
  opening: ['正在打开…', 'Opening…'],
  which: ['拍摄哪一种材料', 'Which paper'],
  pagesThere: ['已有 {n} 页', '{n} page(s) there'],
  take: ['拍照', 'Take a photo'],
  choose: ['从相册选择', 'Choose from album'],
  tips: [
    '四角入镜、光线充足、文字清晰。照片在手机上压缩后再上传。',
    'Keep all four corners in the picture, in good light and sharp. Photos are compressed on the phone.',
  ],
  waiting: ['待上传', 'To be sent'],
  sentCount: ['已上传（{n}）', 'Sent ({n})'],
  sentNone: ['还没有上传页面', 'Nothing sent yet'],
  turn: ['旋转', 'Turn'],
  retake: ['重拍', 'Retake'],
  remove: ['移除', 'Remove'],
  removed: ['已移除', 'Removed'],
  delete: ['删除', 'Delete'],
  deleteReally: ['删除这一页', 'Delete this page'],
  keep: ['保留', 'Keep'],
  send: ['上传 {n} 页', 'Send {n} page(s)'],
  sending: ['正在上传 {p}%', 'Sending {p} %'],
  again: ['重试', 'Try again'],
  finish: ['完成', 'Finish'],
  finishFirst: [
    '还有 {n} 页没有上传，请先上传或移除',
    '{n} page(s) are not sent yet: send or remove first',
  ],
  notSent: [
    '以下 {n} 页没有上传，重新扫码后请再次选择或拍摄。',
    'Not sent yet: {n} page(s). After scanning again, choose or take them once more.',
  ],
  empty: ['文件是空的', 'The file is empty'],
  page: ['第 {n} 页', 'Page {n}'],
  minutes: ['二维码 {m} 内有效', 'Code valid for {m}'],
  doneTitle: ['上传完成', 'Finished'],
  done: [
    '共上传 {n} 页。请回到电脑上核对并提交，本页可以关闭。',
    '{n} page(s) sent. Go back to the computer to check and submit; this page can be closed.',
  ],
  failTitle: ['无法上传', 'Sending is not possible'],
  noToken: [
    '请用手机扫描电脑页面上的二维码打开本页。',
    'Open this page by scanning the code shown on the computer.',
  ],
  expired: [
    '二维码已过期。请在电脑上点“刷新二维码”，再扫描一次。',
    'The code has expired. Refresh it on the computer and scan again.',
  ],
  used: [
    '这个二维码已被另一部手机使用。请在电脑上刷新二维码后用本机扫描。',
    'This code is in use by another phone. Refresh it on the computer and scan with this phone.',
  ],
  closed: [
    '本次上传已经结束。如需补传，请在电脑上刷新二维码后再扫描。',
    'This session has ended. To send more, refresh the code on the computer and scan again.',
  ],
  network: [
    '网络不通。请检查手机网络后重试，已上传的页面不会丢失。',
    'No connection. Check the network and try again; what was sent is kept.',
  ],
  refused: ['未能上传：{reason}', 'Not sent: {reason}'],
  unreadable: ['这不是可识别的图片或 PDF', 'This is not a picture or PDF that can be read'],
  language: ['English', '中文'],
} as const;

/** One of them has no plural: “1 page(s)” is nobody's English. */
const ONE = /(?<!\d)1 page\(s\)( are)?/g;

function counted(text: string): string {
  return text
    .replace(ONE, (_whole, are?: string) => (are === undefined ? '1 page' : '1 page is'))
    .replaceAll('page(s)', 'pages');
}

export type PhoneText = keyof typeof TEXTS;
export type PhoneLanguage = 'zh' | 'en';
export type Say = (key: PhoneText, values?: Record<string, string | number>) => string;

export function sayIn(language: PhoneLanguage): Say {
  return (key, values = {}) =>
    counted(
      TEXTS[key][language === 'zh' ? 0 : 1].replace(/\{(\w+)\}/g, (_whole, name: string) =>
        String(values[name] ?? ''),
      ),
    );
}
