import type { Page } from '@playwright/test';
import { expect, test } from './hall';
import { expectNotReloaded, firstRow, goHome, mark, openBox } from './pages/boxes';
import { approve, claim, returnCase } from './pages/desk';
import { changeOf, confirmChanges, triesUnchanged, fieldOf } from './pages/fields';
import { choosePaper, pagesOf, phoneAddress, photo } from './pages/papers';
import { businessNoOf, chooseFile, openBusiness } from './pages/register';

const BEARINGS = '02000000005';
const BANK = '02000000020';
const PROPERTY = '02000000023';
const HOSPITAL = '03000000003';
const IDENTITY = '法定代表人身份证明';
const LICENCE = '营业执照或登记证书';
const OPINION = '身份证明第二页不清晰，请重新拍摄';

test('a unit changes its legal person with papers from computer and phone, is returned once, and is approved', async ({
  hall,
}) => {
  const reviewer = await hall.staff('first-02-a');
  const operator = await hall.operator(BEARINGS);
  await openBusiness(operator, '单位信息变更');
  const businessNo = businessNoOf(operator);

  await test.step('greyed fields say why', async () => {
    const greyed = fieldOf(operator, '单位账号');
    await expect(greyed).toHaveAttribute('readonly', '');
    await expect(greyed).toHaveAccessibleDescription(/不可修改：由中心编定，不能修改/);
  });

  await test.step('changes gather with old and new value; the cross takes one out', async () => {
    await fieldOf(operator, '法定代表人姓名').fill('周明远');
    await fieldOf(operator, '单位名称').fill('晨曜轴承集团股份有限公司');
    await fieldOf(operator, '单位地址').fill('河洛市涧西区凯旋路88号');
    await fieldOf(operator, '邮政编码').fill('471003');
    await expect(changeOf(operator, '法定代表人姓名')).toContainText('周明远');
    await operator.getByRole('button', { name: '取消变更：邮政编码' }).click();
    await expect(changeOf(operator, '邮政编码')).toHaveCount(0);
    await expect(changeOf(operator, '单位地址')).toContainText('凯旋路88号');
  });

  await test.step('确定 → 待变更清册 → 完成办理 → the scan page names the papers', async () => {
    await confirmChanges(operator);
    await expect(operator.getByRole('heading', { name: '档案扫描' })).toBeVisible();
    await operator.getByRole('button', { name: '上传完成并提交审批' }).click();
    await expect(operator.getByText(`${LICENCE}：请从电脑或手机上传至少 1 页`)).toBeVisible();
    await expect(operator.getByText(`${IDENTITY}：请从电脑或手机上传至少 1 页`)).toBeVisible();
  });

  await test.step('pages from the computer: rotate, order, delete and take back', async () => {
    await choosePaper(operator, LICENCE);
    await chooseFile(operator, operator.getByRole('button', { name: '浏览' }), [
      await photo('licence-1.jpg', '营业执照'),
      await photo('licence-2.jpg', '营业执照副本'),
    ]);
    const cards = pagesOf(operator, LICENCE);
    await expect(cards).toHaveCount(2);
    const pictureOf = (at: number) => cards.nth(at).locator('img').getAttribute('src');
    const [first, second] = [await pictureOf(0), await pictureOf(1)];
    await operator.getByRole('button', { name: `后移：${LICENCE} 第 1 页` }).click();
    await expect.poll(() => pictureOf(0)).toBe(second);
    await operator.getByRole('button', { name: `旋转：${LICENCE} 第 1 页` }).click();
    await expect.poll(() => pictureOf(0)).not.toBe(second);
    await operator.getByRole('button', { name: `删除：${LICENCE} 第 2 页` }).click();
    await expect(cards).toHaveCount(1);
    await operator.getByRole('button', { name: '撤销' }).last().click();
    await expect(cards).toHaveCount(2);
    expect(first).not.toBe(second);
  });

  await test.step('pages from the phone arrive while she looks on', async () => {
    await choosePaper(operator, IDENTITY);
    await mark(operator);
    const phone = await hall.guest({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.goto(await phoneAddress(operator));
    await phone.getByText(IDENTITY).first().tap();
    await phone.getByTestId('camera').setInputFiles(await photo('id-1.jpg', '居民身份证'));
    await phone.getByRole('button', { name: '旋转' }).tap();
    await phone.getByTestId('camera').setInputFiles(await photo('id-2.jpg', '身份证背面'));
    await phone.getByRole('button', { name: '上传 2 页' }).tap();
    await expect(pagesOf(operator, IDENTITY)).toHaveCount(2, { timeout: 30_000 });
    await expect(pagesOf(operator, IDENTITY).first()).toContainText('手机');
    await phone.getByRole('button', { name: '完成' }).tap();
    await expect(phone.getByRole('heading', { name: '上传完成' })).toBeVisible();
    await expectNotReloaded(operator);
  });

  await test.step('上传完成并提交审批 → 提交成功', async () => {
    await operator.getByRole('button', { name: '上传完成并提交审批' }).click();
    await expect(operator.getByRole('heading', { name: '提交成功' })).toBeVisible();
    await goHome(operator);
    await openBox(operator, '待办');
  });

  await test.step('the reviewer sees the papers beside the differences and returns the case', async () => {
    await claim(reviewer, businessNo);
    await expect(reviewer.getByRole('group', { name: '变更前后对照' })).toContainText('周明远');
    await expect(
      reviewer.getByRole('group', { name: '材料' }).locator('img').first(),
    ).toBeVisible();
    await returnCase(reviewer, businessNo, OPINION);
  });

  await test.step('退回 stands first in her 待办; she corrects and submits again', async () => {
    await expect(firstRow(operator)).toContainText('退回', { timeout: 30_000 });
    await firstRow(operator).getByRole('link').press('Enter');
    await expect(operator.getByText(`退回意见：${OPINION}`)).toBeVisible();
    await triesUnchanged(operator);
    await fieldOf(operator, '单位地址').fill('河洛市涧西区凯旋路90号');
    await confirmChanges(operator);
    await operator.getByRole('button', { name: `删除：${IDENTITY} 第 2 页` }).click();
    await choosePaper(operator, IDENTITY);
    await chooseFile(operator, operator.getByRole('button', { name: '浏览' }), [
      await photo('id-3.jpg', '身份证背面'),
    ]);
    await expect(pagesOf(operator, IDENTITY)).toHaveCount(2);
    await operator.getByRole('button', { name: '上传完成并提交审批' }).click();
    await expect(operator.getByRole('heading', { name: '提交成功' })).toBeVisible();
  });

  await test.step('approved: 完成办理,是否打印 on the page that stayed open', async () => {
    await reviewer.getByRole('link', { name: '住房公积金管理中心' }).click();
    await claim(reviewer, businessNo);
    await approve(reviewer, businessNo);
    await expect(operator.getByRole('heading', { name: '已办结' })).toBeVisible({
      timeout: 30_000,
    });
    await expect(operator.getByText('完成办理,是否打印')).toBeVisible();
    await expect(operator.getByText('回执在办结后生成')).toBeHidden({ timeout: 30_000 });
  });

  await test.step('the history of the fields has old and new value', async () => {
    const { items } = await (await operator.request.get('/api/units/current/changes')).json();
    const ofCase = items.filter((one: { businessNo: string }) => one.businessNo === businessNo);
    const fields = ofCase.map((one: { field: string }) => one.field).sort();
    expect(fields).toEqual(['address', 'legalPersonName', 'name']);
    expect(ofCase.find((one: { field: string }) => one.field === 'legalPersonName')).toMatchObject({
      after: '周明远',
    });
  });
});

test('a change being saved stays in its place, so that a cross pressed meanwhile is not missed', async ({
  hall,
}) => {
  const operator = await hall.operator(BANK);
  await operator.addInitScript(delayTimers);
  await operator.reload();
  await openBusiness(operator, '单位信息变更');
  await fieldOf(operator, '法定代表人姓名').fill('周明远');
  await fieldOf(operator, '单位地址').fill('河洛市涧西区凯旋路88号');
  await fieldOf(operator, '邮政编码').fill('471003');
  const cross = operator.getByRole('button', { name: '取消变更：邮政编码' });
  await cross.click({ delay: 200 });
  await expect(changeOf(operator, '邮政编码')).toHaveCount(0);
  await expect(changeOf(operator, '单位地址')).toContainText('凯旋路88号');
});

test('on a slow line what is typed meanwhile is saved as one, and what is wrong is not saved again and again', async ({
  hall,
}) => {
  const operator = await hall.operator(PROPERTY);
  await openBusiness(operator, '单位信息变更');
  const saves: string[] = [];
  const line = await slowLine(operator, saves);
  await fieldOf(operator, '法定代表人姓名').fill('周明远');
  await fieldOf(operator, '单位地址').fill('河洛市涧西区凯旋路88号');
  await fieldOf(operator, '单位名称').fill('洛神物业集团');
  await fieldOf(operator, '邮政编码').fill('12');
  await fieldOf(operator, '电子邮箱').focus();
  await expect.poll(() => saves.length).toBe(1);
  line.open();
  await expect.poll(() => saves.length).toBe(2);
  for (const typed of ['周明远', '凯旋路88号', '洛神物业集团']) expect(saves[1]).toContain(typed);
  await expect(operator.getByText('已自动保存')).toBeVisible();
  // Longer than a page waits before it saves by itself, twice over.
  await operator.waitForTimeout(1_500);
  expect(saves.length).toBe(2);
});

test('what another page saved in the same field is not written over unseen', async ({ hall }) => {
  const office = await hall.operator(PROPERTY);
  await openBusiness(office, '单位信息变更');
  const home = await hall.operator(PROPERTY);
  await home.goto(new URL(office.url()).pathname);
  await fieldOf(home, '单位地址').fill('河洛市涧西区凯旋路1号');
  // Begun while nothing is saved of it yet, and left while the other's is.
  await home.route('**/form', (route) => route.abort());
  await fieldOf(home, '邮政编码').fill('471001');
  await fieldOf(office, '邮政编码').fill('471002');
  await expect(office.getByText('已自动保存')).toBeVisible();
  await home.unroute('**/form');
  await expect(home.getByText('刚在另一处改为“471002”').first()).toBeVisible();
  await fieldOf(home, '电子邮箱').focus();
  await office.reload();
  await expect(fieldOf(office, '邮政编码')).toHaveValue('471002');
  await fieldOf(home, '邮政编码').fill('471003');
  await fieldOf(home, '电子邮箱').focus();
  await expect(fieldOf(office, '邮政编码')).toHaveValue('471003');
});

/** Saves of the form stand still until the line is opened; each is told with its body. */
async function slowLine(page: Page, saves: string[]): Promise<{ open: () => void }> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/form', async (route) => {
    if (route.request().method() === 'PUT') saves.push(route.request().postData() ?? '');
    await opened;
    await route.continue();
  });
  return { open };
}

/** A busy computer: what a page does "at once, but in a later turn" takes as long as a hand holds a button. */
function delayTimers(): void {
  const delayed = 150;
  const setTimer = window.setTimeout.bind(window);
  const later = (act: TimerHandler, ms = 0, ...more: unknown[]): number =>
    setTimer(act, Math.max(ms, delayed), ...more);
  Object.assign(window, { setTimeout: later });
}

test('ratios change from a month on: what they come to is said before they are sent', async ({
  hall,
}) => {
  const operator = await hall.operator(HOSPITAL);
  await openBusiness(operator, '单位信息变更');
  await fieldOf(operator, '单位缴存比例').fill('12.5%');
  await operator.getByRole('button', { name: '确定' }).click();
  await expect(operator.getByRole('dialog')).toHaveCount(0);
  await expect(operator.getByText('请选择比例生效年月：缴存比例从该月起生效')).toBeVisible();
  const month = operator.getByRole('combobox', { name: /比例生效年月/ });
  await month.selectOption({ index: 1 });
  await expect(operator.getByText(/合计为 [\d.]+%，应在/).first()).toBeVisible();
  await fieldOf(operator, '单位缴存比例').fill('3');
  await expect(changeOf(operator, '单位缴存比例')).toContainText('3%');
  await expect(changeOf(operator, '比例生效年月')).toContainText(/20\d\d-\d\d/);
  await operator.getByRole('button', { name: '确定' }).click();
  const dialog = operator.getByRole('dialog');
  await expect(dialog.getByText('下一步上传：缴存比例调整决议')).toBeVisible();
  await expect(dialog.locator('.check-sums')).toContainText('人');
  await dialog.getByRole('button', { name: '完成办理' }).click();
  await expect(operator.getByRole('heading', { name: '档案扫描' })).toBeVisible();
});
