import sharp from 'sharp';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Hall } from '../hall';
import { confirmChanges, fieldOf } from './fields';
import { openBusiness, type ChosenFile } from './register';

/** A phone in one hand. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The scan page of a change of the unit's name, which needs one paper. */
export async function atScanPage(hall: Hall, unitAccountNo: string): Promise<Page> {
  const page = await hall.operator(unitAccountNo);
  await openBusiness(page, '单位信息变更');
  await fieldOf(page, '单位名称').fill('晨曜轴承集团股份有限公司');
  await confirmChanges(page);
  await expect(page.getByRole('heading', { name: '档案扫描' })).toBeVisible();
  return page;
}

/** A photographed page: a sheet on a desk with lines of writing, taller than wide. */
export async function photo(name: string, title: string): Promise<ChosenFile> {
  const lines = Array.from(
    { length: 14 },
    (_, at) => `<rect x="130" y="${300 + at * 58}" width="${640 - (at % 4) * 70}" height="14"/>`,
  );
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1270">
    <rect width="900" height="1270" fill="#8a8178"/>
    <rect x="60" y="60" width="780" height="1150" fill="#fdfcf7"/>
    <text x="450" y="200" font-size="54" text-anchor="middle" font-family="Noto Sans CJK SC"
      fill="#222">${title}</text>
    <g fill="#9a9a9a">${lines.join('')}</g>
    <circle cx="690" cy="1080" r="80" fill="none" stroke="#c33" stroke-width="8"/></svg>`;
  const buffer = await sharp(Buffer.from(sheet)).jpeg({ quality: 88 }).toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** The pages of one paper on the scan page. */
export function pagesOf(page: Page, paper: string): Locator {
  return page.getByRole('region', { name: paper, exact: true }).locator('.page-card');
}

/** Which paper the next upload is for. */
export async function choosePaper(page: Page, paper: string): Promise<void> {
  await page.getByRole('radiogroup', { name: '需要的材料' }).getByText(paper).click();
}

/** The address in the QR code, as the page itself offers it in the demonstration. */
export async function phoneAddress(page: Page): Promise<string> {
  const here = page.getByRole('link', { name: '在本机打开手机页面（演示）' });
  await expect(here).toBeVisible();
  return (await here.getAttribute('href')) ?? '';
}
