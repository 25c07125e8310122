import type { Locator, Page } from '@playwright/test';
import { LAPSED_TEXT } from '#libs/texts/process.texts';
import { expect, test } from './hall';
import { claim, goToDesk, openDeskBox, release } from './pages/desk';
import { submittedAddress } from './pages/fields';
import { businessNoOf, openBusiness } from './pages/register';

const GUARDS = '03000000021';
const MARKET_OFFICE = '03000000024';

test('operations free a task whose reviewer is away, and a peer takes it', async ({ hall }) => {
  const absent = await hall.staff('first-03-a');
  const peer = await hall.staff('first-03-b');
  const operations = await hall.staff('operations');
  const businessNo = await submittedAddress(await hall.operator(GUARDS));
  await claim(absent, businessNo);
  const [absentName, peerName] = [await nameOf(absent), await nameOf(peer)];

  await test.step('a peer sees who has it, and cannot free it', async () => {
    const row = await rowOfOthers(peer, businessNo);
    await expect(row).toContainText(absentName);
    await expect(row.getByRole('button')).toHaveCount(0);
    await row.getByRole('link', { name: `查看 ${businessNo}` }).click();
    await expect(peer.locator('.decide')).toContainText(`已由 ${absentName} 于`);
    await expect(peer.locator('.decide').getByRole('button')).toHaveCount(0);
  });

  await test.step('operations are asked first, then free it from the list', async () => {
    const row = await rowOfOthers(operations, businessNo);
    await expect(operations.getByRole('tab', { name: /^他人签收/ })).toHaveText(/[1-9]\d{0,8}$/);
    const button = row.getByRole('button', { name: `退还 ${businessNo}` });
    await button.click();
    const asked = operations.getByRole('dialog', { name: '退还他人签收的任务' });
    await expect(asked).toContainText(absentName);
    await asked.getByRole('button', { name: '取消' }).click();
    await expect(row).toBeVisible();
    await release(operations, button);
    await expect(operations.getByText(`已退还 ${businessNo}`)).toBeVisible();
    await expect(row).toHaveCount(0);
  });

  await test.step('the peer’s page has moved by itself: she claims it', async () => {
    const bar = peer.getByRole('region', { name: '办理意见' });
    await bar.getByRole('button', { name: '签收' }).click();
    await peer.getByLabel('审批意见').fill('材料齐全，第二页待核对');
  });

  await test.step('operations free it from the case as well', async () => {
    const row = await rowOfOthers(operations, businessNo);
    await row.getByRole('link', { name: `查看 ${businessNo}` }).click();
    const bar = operations.locator('.decide');
    await expect(bar).toContainText(`已由 ${peerName} 于`);
    await release(operations, bar.getByRole('button', { name: '退还' }));
    await expect(bar).toContainText('尚无人签收');
  });

  await test.step('what she had written is still there, and in its field once she has claimed again', async () => {
    const bar = peer.getByRole('region', { name: '办理意见' });
    await expect(bar).toContainText('材料齐全，第二页待核对');
    await bar.getByRole('button', { name: '签收' }).click();
    await expect(peer.getByLabel('审批意见')).toHaveValue('材料齐全，第二页待核对');
    const freed = operations.locator('.decide');
    await release(operations, freed.getByRole('button', { name: '退还' }));
    await expect(freed).toContainText('尚无人签收');
  });

  await test.step('the one who was away claims it anew and decides', async () => {
    await goToDesk(absent);
    await claim(absent, businessNo);
    const underWay = absent.getByText('正在办理，可离开本页，结果见已办');
    // As long as nobody takes the engine's tasks.
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await absent.route(`**/api/submissions/${businessNo}/commands`, async (route) => {
      await held;
      await route.continue();
    });
    await absent.locator('.decision-acts').getByRole('button', { name: '同意' }).click();
    await expect(underWay).toBeVisible({ timeout: 4_000 });
    letGo();
    await expect(absent.getByText(`已同意 ${businessNo}`).first()).toBeVisible();
    await expect(underWay).toHaveCount(0);
  });
});

test('a list longer than is counted says so', async ({ hall }) => {
  const page = await hall.staff('first-03-b');
  await page.route('**/api/tasks/counts', (route) =>
    route.fulfill({ json: { open: 1_000, mine: 999, others: 101 } }),
  );
  await page.reload();
  await expect(page.getByRole('tab', { name: /^待签收/ })).toHaveText('待签收1000+');
  await expect(page.getByRole('tab', { name: /^我的待办/ })).toHaveText('我的待办999');
  await expect(page.getByRole('tab', { name: /^他人签收/ })).toHaveText('他人签收101');
});

test('a case that came back because nobody decided in time says that, and speaks of no opinion', async ({
  hall,
}) => {
  const page = await hall.operator(MARKET_OFFICE);
  await openBusiness(page, '单位信息变更');
  const businessNo = businessNoOf(page);
  // Two months of waiting, as the api would tell of them.
  await page.route(`**/api/submissions/${businessNo}`, async (route) => {
    const answer = await route.fetch();
    const lapsed = { stage: 'returned', lastOpinion: null, lapsedText: LAPSED_TEXT };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), ...lapsed } });
  });
  for (const address of [`/cases/${businessNo}`, `/cases/${businessNo}/edit`]) {
    await page.goto(address);
    const note = page.getByRole('note').filter({ hasText: '审批超期，已自动退回' });
    await expect(note).toContainText(LAPSED_TEXT.zh);
    await expect(page.getByText('审批退回')).toHaveCount(0);
  }
});

async function rowOfOthers(page: Page, businessNo: string): Promise<Locator> {
  await goToDesk(page);
  await openDeskBox(page, '他人签收');
  const row = page.getByRole('tabpanel').locator('tbody tr', { hasText: businessNo });
  await expect(row).toBeVisible();
  return row;
}

async function nameOf(page: Page): Promise<string> {
  const { name } = await (await page.request.get('/api/auth/me')).json();
  return name;
}
