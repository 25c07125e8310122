import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { expect } from '../browser/hall';

/** Of the system package poppler-utils, which `npm test` brings. */
const PDF_TO_PICTURE = 'pdftoppm';
const FOLDER = join(import.meta.dirname, '../../docs/pictures');
const PICTURE_BYTES_MIN = 10_000;

/** A page that stands still, under its name in docs/pictures. */
export async function takePicture(
  page: Page,
  name: string,
  size: { fullPage?: boolean } = {},
): Promise<void> {
  await expect(page.locator('.skeleton')).toHaveCount(0);
  // No button shines because the mouse rests on it, and no notice, however late it comes, lies over the page.
  await page.mouse.move(0, 0);
  await page.screenshot({
    path: join(FOLDER, `${name}.png`),
    animations: 'disabled',
    style: '.notice { visibility: hidden; }',
    ...size,
  });
}

/** The first page of a PDF behind a link, as a reader shows it. */
export async function takePaper(
  page: Page,
  link: Locator,
  name: string,
  info: TestInfo,
): Promise<void> {
  await expect(link).toBeVisible({ timeout: 30_000 });
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  const pdf = info.outputPath(`${name.replace('/', '-')}.pdf`);
  writeFileSync(pdf, await file.body());
  const first = ['-f', '1', '-l', '1', '-r', '90', '-png', '-singlefile'];
  execFileSync(PDF_TO_PICTURE, [...first, pdf, join(FOLDER, name)]);
  expect(readFileSync(join(FOLDER, `${name}.png`)).length).toBeGreaterThan(PICTURE_BYTES_MIN);
}
