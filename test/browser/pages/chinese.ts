import type { Page } from '@playwright/test';
import { namesOf } from '../city';

/** Words of the language switch itself, each in its own language. */
const SWITCH = ['简体中文', '中文'];
/** The name of the sheet in the file that is imported. */
const SHEET = '“基数调整”';

export interface Readers {
  readonly operator: Page;
  readonly reviewer: Page;
  readonly cashier: Page;
}

/** What is Chinese in any language, as its readers find it before the tour begins. */
export async function chineseData(unitAccountNo: string, readers: Readers): Promise<string[]> {
  return [
    ...SWITCH,
    SHEET,
    ...namesOf(unitAccountNo),
    ...(await dataOf(readers.operator)),
    ...(await phrasesOf(readers.reviewer)),
    ...(await owingOf(readers.reviewer)),
    ...(await bankDataOf(readers.cashier)),
  ];
}

/** Units that owe months, and whom to call there. */
async function owingOf(page: Page): Promise<string[]> {
  const { items } = await (await page.request.get('/api/dunning?limit=100')).json();
  return items.flatMap((one: { unitName: string; contactName: string }) => [
    one.unitName,
    one.contactName,
  ]);
}

/** The centre's bank accounts, and what payers, their banks and cashiers wrote beside their money. */
async function bankDataOf(page: Page): Promise<string[]> {
  const listed = async (path: string) =>
    (await (await page.request.get(`/api${path}`)).json()).items;
  const accounts = await listed('/bank-accounts');
  const receipts: Receipt[] = await listed('/receipts?limit=100');
  const kept = ['bankName', 'accountName', 'payerName', 'remark', 'summary'];
  const written = [...accounts, ...receipts].flatMap((one: Record<string, string>) =>
    kept.map((name) => one[name] ?? ''),
  );
  const beside = receipts.flatMap(({ unit, proposed, proposedWhy, decidedWhy, reversal }) => [
    ...[unit?.name, proposed?.name, proposedWhy, decidedWhy],
    ...[reversal?.reason, reversal?.decidedWhy],
  ]);
  return [...written, ...beside.map((text) => text ?? '')].filter((text) => text !== '');
}

interface Receipt {
  readonly unit: { readonly name: string } | null;
  readonly proposed: { readonly name: string } | null;
  readonly proposedWhy: string | null;
  readonly decidedWhy: string | null;
  readonly reversal: { readonly reason: string; readonly decidedWhy: string | null } | null;
}

/** Names and addresses, which have no English: of units, of their people, of the centre's staff. */
async function dataOf(page: Page): Promise<string[]> {
  const read = async (path: string) => (await page.request.get(`/api${path}`)).json();
  const { operators, staff } = await read('/demonstration/logins');
  const { fields } = await read('/units/current');
  const { unit } = await read('/home');
  const { items: cases } = await read('/assessments?all=true');
  const { payee } = await read(`/payment-notices/${cases[0].noticeNo}`);
  const { name } = await read('/auth/me');
  return [
    ...operators.map((one: { unitName: string }) => one.unitName),
    ...staff.map((one: { name: string }) => one.name),
    ...Object.values<string>(fields),
    ...[
      payee.accountName,
      payee.bankName,
      unit.branchName,
      name,
      '周明远',
      '河洛市涧西区凯旋路88号',
      '工资基数.xlsx',
    ],
  ].filter((text): text is string => typeof text === 'string' && /[一-鿿]/.test(text));
}

/** Opinions go to the operator as they are: in Chinese. */
async function phrasesOf(page: Page): Promise<string[]> {
  const phrases = await (await page.request.get('/api/opinion-phrases')).json();
  return Object.values<string[]>(phrases).flat();
}

/** What was said before the switch, by a notice or by voice, was said in Chinese. */
const SAID = 'script, style, .notices, .sr-only[role=status]';

/** Visible words, and words for those who listen, that are Chinese and no data. */
export async function chineseOn(page: Page, data: readonly string[]): Promise<string[]> {
  const texts = await page.evaluate((said) => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder === null || holder.closest(said) !== null) continue;
      if (holder.checkVisibility()) found.push(node.nodeValue ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '');
    return found;
  }, SAID);
  const known = [...data].sort((one, other) => other.length - one.length);
  return texts
    .map((text) => known.reduce((left, word) => left.replaceAll(word, ''), text))
    .filter((text) => /[一-鿿]/.test(text));
}
