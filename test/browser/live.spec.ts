import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, type Hall } from './hall';
import { confirmChanges, fieldOf } from './pages/fields';
import { businessNoOf, openBusiness } from './pages/register';

const UNITS = { heldBack: '02000000035', refused: '02000000032', followed: '03000000030' };
const STREAM = '**/api/live*';

/** One at the papers of a case, and a colleague's browser with the same case open to read. */
async function twoAtOneCase(
  hall: Hall,
  unit: string,
  prepare: (context: BrowserContext) => Promise<void>,
) {
  const writer = await hall.operator(unit);
  await openBusiness(writer, '单位信息变更');
  await fieldOf(writer, '单位名称').fill('河洛新名有限公司');
  await confirmChanges(writer);
  await expect(writer.getByRole('heading', { name: '档案扫描' })).toBeVisible();
  const reader = await hall.operator(unit);
  await prepare(reader.context());
  await reader.goto(`/cases/${businessNoOf(writer)}`);
  await expect(reader.getByText('实时连接')).toBeVisible();
  await expect(stageOn(reader)).toHaveText('待上传材料');
  return { writer, reader };
}

const stageOn = (page: Page) => page.locator('.page-title .note');

async function backToDraft(writer: Page): Promise<void> {
  await writer.getByRole('button', { name: '取消上传' }).click();
  await expect(writer.getByRole('heading', { level: 1, name: '单位信息变更' })).toBeVisible();
}

/** A stream that stays open while something on the way keeps what it says. */
async function withValve(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const { addEventListener, dispatchEvent } = EventSource.prototype;
    const held = (): boolean => document.documentElement.dataset['held'] === 'yes';
    EventSource.prototype.addEventListener = function (type: string, listener: never) {
      const heard = (event: Event): void => {
        if (!held()) (listener as (event: Event) => void)(event);
      };
      addEventListener.call(this, type, heard);
    };
    EventSource.prototype.dispatchEvent = dispatchEvent;
    Object.defineProperty(EventSource.prototype, 'onmessage', {
      set(this: EventSource, listener: (event: Event) => void) {
        this.addEventListener('message', listener);
      },
    });
  });
}

async function hold(page: Page, held: 'yes' | 'no'): Promise<void> {
  await page.evaluate((value) => {
    document.documentElement.dataset['held'] = value;
  }, held);
}

test('a stream that is held back is not called live; the page reads by itself until it speaks again', async ({
  hall,
}) => {
  const { writer, reader } = await twoAtOneCase(hall, UNITS.heldBack, async (context) => {
    await withValve(context);
    await context.clock.install();
  });
  await hold(reader, 'yes');
  await backToDraft(writer);
  await reader.clock.fastForward(30_000);
  await expect(reader.getByText('正在重新连接')).toBeVisible();
  await reader.clock.fastForward(15_000);
  await expect(stageOn(reader)).toHaveText('填写中');
  await hold(reader, 'no');
  await reader.clock.fastForward(30_000);
  await expect(reader.getByText('实时连接')).toBeVisible();
});

test('after the stream was refused for a while, what moved meanwhile is read anew', async ({
  hall,
}) => {
  const { writer, reader } = await twoAtOneCase(hall, UNITS.refused, () => Promise.resolve());
  await reader.context().route(STREAM, (route) => route.fulfill({ status: 502 }));
  await reader.reload();
  await expect(reader.getByText('正在重新连接')).toBeVisible();
  await expect(stageOn(reader)).toHaveText('待上传材料');
  await backToDraft(writer);
  await reader.context().unroute(STREAM);
  await expect(reader.getByText('实时连接')).toBeVisible();
  await expect(stageOn(reader)).toHaveText('填写中');
});

test('a case page moves by itself in a second tab too, which has no stream of its own', async ({
  hall,
}) => {
  const { writer, reader } = await twoAtOneCase(hall, UNITS.followed, () => Promise.resolve());
  const other = await reader.context().newPage();
  await other.goto('/');
  // The next beat of the stream may be ten seconds away.
  await expect(other.getByText('实时连接')).toBeVisible({ timeout: 3_000 });
  await other.goto(reader.url());
  await expect(stageOn(other)).toHaveText('待上传材料');
  await backToDraft(writer);
  for (const page of [reader, other]) await expect(stageOn(page)).toHaveText('填写中');
});
