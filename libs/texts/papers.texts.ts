import type { Texts } from '#libs/texts/text';

/** Refusals about papers, phones and receipts. */
export const PAPERS_TEXTS = {
  SCAN_EMPTY: { zh: '文件没有内容，请重新选择', en: 'The file is empty; choose another' },
  SCAN_TOO_LARGE: {
    zh: '文件超过{max}MB，请压缩后重新上传',
    en: 'The file exceeds {max} MB; compress it and upload again',
  },
  SCAN_KIND_UNKNOWN: {
    zh: '只能上传 JPEG、PNG、WebP、HEIC 图片或 PDF 文件（按文件内容识别）',
    en: 'Only JPEG, PNG, WebP and HEIC pictures or PDF files are taken (judged by their content)',
  },
  SCAN_DAMAGED: {
    zh: '文件不完整或已损坏，请重新拍摄或导出后上传',
    en: 'The file is incomplete or damaged; take or export it again',
  },
  SCAN_TOO_MANY_PIXELS: {
    zh: '图片超过{max}百万像素，请降低分辨率后重新上传',
    en: 'The picture exceeds {max} million pixels; lower its resolution',
  },
  SCAN_PDF_ENCRYPTED: {
    zh: 'PDF 文件需要密码才能打开，请去除打开密码后重新上传',
    en: 'The PDF opens only with a password; remove the password and upload again',
  },
  SCAN_PDF_AMBIGUOUS: {
    zh: 'PDF 文件结构不规范，不同软件可能显示不同内容，请用阅读软件打开后打印（另存）为新的 PDF 再上传',
    en: 'The PDF is irregular and may look different in other programs; open it, print it to a new PDF and upload that',
  },
  SCAN_PDF_ACTIVE: {
    zh: 'PDF 文件含有脚本、附件或自动操作，请另存为普通 PDF 后上传',
    en: 'The PDF carries scripts, attachments or actions; save it as a plain PDF',
  },
  SCAN_PDF_TOO_MANY_PAGES: {
    zh: 'PDF 文件超过{max}页，请拆分后上传',
    en: 'The PDF exceeds {max} pages; split it',
  },
  SCAN_TOO_COSTLY: {
    zh: '文件内容过于复杂，无法处理，请重新扫描后上传',
    en: 'The file is too complex to read; scan the paper again',
  },
  SCAN_INFECTED: {
    zh: '文件中发现病毒（{virus}），没有收下；请先查杀本机病毒，再重新扫描或导出后上传',
    en: 'A virus was found in the file ({virus}); it was not taken. Clean this computer, then scan or export the paper anew',
  },
  SCANNER_AWAY: {
    zh: '病毒检查暂时不可用，文件已收到但还没有检查，请稍后重试',
    en: 'The virus scanner does not answer; the file has arrived and is not looked through yet. Try again later',
  },
  SCANS_TOO_MANY: { zh: '一笔业务最多上传{max}份材料', en: 'A case takes at most {max} papers' },
  SCANS_TOO_LARGE: {
    zh: '这笔业务的材料（含正在上传和刚删除的）合计不能超过{max} MB，请压缩后上传，或一小时后再试',
    en: 'The papers of a case, those on their way and just deleted included, may take {max} MB; compress them, or try again in an hour',
  },
  SCAN_NOT_FOUND: { zh: '没有找到这份材料', en: 'No such paper' },
  PAPER_UNKNOWN: { zh: '本业务不需要这种材料', en: 'This business does not take such a paper' },
  UPLOAD_NOT_FOUND: {
    zh: '这次上传已结束或已失效，请重新上传',
    en: 'The upload has ended; start it again',
  },
  UPLOAD_OFFSET_WRONG: {
    zh: '上传位置不一致，请从第{offset}字节继续',
    en: 'Continue the upload at byte {offset}',
  },
  UPLOAD_OFFSET_REQUIRED: { zh: '缺少上传位置（Upload-Offset）', en: 'Upload-Offset is required' },
  UPLOAD_CHUNK_TOO_LARGE: { zh: '分块超过{max}字节', en: 'The chunk exceeds {max} bytes' },
  SCAN_LINK_UNKNOWN: {
    zh: '二维码无效，请在电脑上刷新二维码后重新扫描',
    en: 'The code is not valid; refresh it on the computer and scan again',
  },
  SCAN_LINK_EXPIRED: {
    zh: '二维码已过期，请在电脑上刷新二维码后重新扫描',
    en: 'The code has expired; refresh it on the computer and scan again',
  },
  SCAN_LINK_CLOSED: {
    zh: '本次拍照上传已结束，如需继续请在电脑上刷新二维码',
    en: 'This upload has ended; refresh the code on the computer to go on',
  },
  SCAN_LINK_TAKEN: {
    zh: '二维码已被另一部手机使用，请在电脑上刷新二维码',
    en: 'The code is in use by another phone; refresh it on the computer',
  },
  RECEIPT_NOT_READY: { zh: '回执正在生成，请稍候', en: 'The receipt is being made; wait a moment' },
  DOCUMENT_NOT_FOUND: { zh: '没有这份文书', en: 'There is no such document' },
  RECEIPT_NOT_FOUND: { zh: '这笔业务没有回执', en: 'The case has no receipt' },
} as const satisfies Texts;
