import type { Page, Route } from '@playwright/test';
import { expect, test, type Hall } from './hall';
import { atScanPage, PHONE, phoneAddress, photo } from './pages/papers';
import { businessNoOf } from './pages/register';

const UNITS = { turned: '01000000007', retaken: '01000000013' };
const CHUNKS = '**/api/phone/uploads/*';

/** Whether each page lies or stands, in the order of the case. */
type Lying = readonly boolean[];

test('a page turned after the line was cut keeps its place, whether the hall had it or not', async ({
  hall,
}) => {
  const { operator, phone } = await phoneOf(hall, UNITS.turned);
  await test.step('a style written into the page is not taken', async () => {
    await phone.addStyleTag({ content: 'main { display: none }' }).catch(() => undefined);
    await expect(phone.getByRole('button', { name: '拍照' })).toBeVisible();
  });
  await take(phone, ['第一页', '第二页', '第三页']);

  await test.step('cut before a byte of it arrived', async () => {
    await cutFirst(phone, (route) => route.abort());
    await send(phone, 3);
    await expect(phone.getByText(/网络不通/)).toBeVisible();
    await phone.unroute(CHUNKS);
    await turn(phone);
    await send(phone, 1);
    await expect.poll(() => order(operator)).toEqual([true, false, false]);
    await expect(phone.getByRole('heading', { name: '已上传（3）' })).toBeVisible();
  });

  await test.step('cut when it had arrived and only the answer was lost', async () => {
    await take(phone, ['第四页', '第五页']);
    await cutFirst(phone, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await phone.route('**/api/phone/uploads/*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.fallback(),
    );
    await send(phone, 2);
    await expect(phone.getByText(/网络不通/)).toBeVisible();
    await phone.unroute(CHUNKS);
    await turn(phone);
    await send(phone, 1);
    await expect.poll(() => order(operator)).toEqual([true, false, false, true, false]);
  });
});

test('a page taken anew after the opening was answered into nothing keeps its place', async ({
  hall,
}) => {
  const { operator, phone } = await phoneOf(hall, UNITS.retaken);
  await take(phone, ['第一页', '第二页']);
  let lost = false;
  await phone.route('**/api/phone/uploads', async (route) => {
    if (lost) return route.continue();
    lost = true;
    await route.fetch();
    await route.abort();
  });
  await cutFirst(phone, (route) => route.abort());
  await send(phone, 2);
  await expect(phone.getByText(/网络不通/)).toBeVisible();
  await phone.unrouteAll();
  await phone
    .locator('.pending input[type=file]')
    .first()
    .setInputFiles(await photo('anew.jpg', '重拍'));
  await turn(phone);
  await send(phone, 1);
  await expect.poll(() => order(operator)).toEqual([true, false]);
});

async function phoneOf(hall: Hall, unit: string): Promise<{ operator: Page; phone: Page }> {
  const operator = await atScanPage(hall, unit);
  const phone = await hall.guest(PHONE);
  await phone.goto(await phoneAddress(operator));
  await expect(phone.getByRole('button', { name: '拍照' })).toBeVisible();
  return { operator, phone };
}

async function take(phone: Page, titles: string[]): Promise<void> {
  const pictures = await Promise.all(titles.map((title) => photo(`${title}.jpg`, title)));
  await phone.getByTestId('album').setInputFiles(pictures);
}

async function send(phone: Page, pages: number): Promise<void> {
  await phone.getByRole('button', { name: `上传 ${String(pages)} 页` }).tap();
}

async function turn(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: '旋转' }).first().tap();
}

/** The line breaks for the first page that is sent, however often it is tried, and for no other. */
async function cutFirst(phone: Page, cut: (route: Route) => Promise<void>): Promise<void> {
  let first: string | null = null;
  await phone.route(CHUNKS, async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback();
    first ??= route.request().url();
    return route.request().url() === first ? cut(route) : route.fallback();
  });
}

async function order(operator: Page): Promise<Lying> {
  const list = `/api/submissions/${businessNoOf(operator)}/scans`;
  const { items } = (await (await operator.request.get(list)).json()) as {
    items: { width: number; height: number; position: number }[];
  };
  return items
    .sort((one, other) => one.position - other.position)
    .map(({ width, height }) => width > height);
}
