import type { Locator, Page } from '@playwright/test';
import { plainYuan } from '#libs/fund/money';
import { adjustable, wageList, type Member } from '../city';
import { expect, type Hall } from '../hall';
import { goHome, openBox, firstRow } from './boxes';
import { claim } from './desk';
import { confirmChanges, fieldOf } from './fields';
import { throughCashier, throughDunning, throughMembers, throughPayment } from './tour-money';
import { pagesOf, phoneAddress, photo } from './papers';
import {
  chooseFile,
  enterBase,
  importFile,
  openBusiness,
  pickMember,
  rowOf,
  submitForApproval,
} from './register';

/** Looks at a page that stands still in the state named. */
export type Look = (name: string, page: Page) => Promise<void>;

export interface TourOf {
  readonly unitAccountNo: string;
  readonly reviewer: string;
}

/** Every page of the hall in its telling states, as its people come through them. */
export async function tour(hall: Hall, of: TourOf, lookAt: Look): Promise<void> {
  const look = settled(lookAt);
  await beforeSignIn(hall, look);
  const operator = await hall.operator(of.unitAccountNo);
  await look('home', operator);
  await throughPayment(operator, look);
  const register = await throughRegister(operator, adjustable(of.unitAccountNo), look);
  await throughMember(operator, adjustable(of.unitAccountNo), look);
  const fields = await throughUnit(hall, operator, look);
  await throughBoxes(operator, register, look);
  await throughAccount(operator, look);
  const reviewer = await hall.staff(of.reviewer);
  await throughDesk(reviewer, [register, fields], look);
  await throughDunning(reviewer, look);
  await throughMembers(reviewer, look);
  await throughOthers(await hall.staff('operations'), fields, look);
  await throughCashier(await hall.staff('cashier'), look);
}

/** Looks only at what has arrived: a page that still loads is clean of everything. */
function settled(look: Look): Look {
  return async (name, page) => {
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await look(name, page);
  };
}

async function beforeSignIn(hall: Hall, look: Look): Promise<void> {
  const guest = await hall.guest();
  await guest.goto('/login');
  await guest.locator('button[type=submit]').click();
  await expect(guest.getByRole('alert')).toBeVisible();
  await look('login of operators, incomplete', guest);
  await guest.getByRole('tab').nth(1).click();
  await look('login of staff', guest);
  await guest.goto('/verify');
  await guest.locator('#no').fill('2026010100000001');
  await guest.locator('#code').fill('AAAA-BBBB');
  await guest.locator('button[type=submit]').click();
  await expect(guest.getByRole('alert')).toBeVisible();
  await look('verify, nothing found', guest);
}

async function throughRegister(page: Page, members: Member[], look: Look): Promise<string> {
  const [first, second, third, fourth] = members;
  if (!first || !second || !third || !fourth) throw new Error('the unit has too few members');
  await openBusiness(page, '基数调整');
  await look('base adjustment, empty', page);
  for (const member of [first, second]) {
    await pickMember(page, '个人账号', member.accountNo, member.accountNo);
    await enterBase(page, plainYuan(member.newBaseFen));
    await expect(rowOf(page, member.accountNo)).toHaveCount(1);
  }
  await look('base adjustment, filled', page);
  const cell = page.getByLabel(`${first.name} 调整后缴存基数`);
  await throughFindings(page, cell, look);
  await cell.fill('1');
  await cell.press('Tab');
  await page.getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await look('base adjustment, with errors', page);
  await cell.fill(plainYuan(first.newBaseFen));
  await cell.press('Tab');
  await expect(page.locator('.base-cell[aria-invalid=true]')).toHaveCount(0);
  const dialog = await importFile(page, await wageList([third, { ...fourth, newBaseFen: 1 }]));
  await expect(dialog.locator('.import-findings tbody tr')).toHaveCount(1);
  await look('import with findings', page);
  await dialog.getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '提交审批' }).click();
  await expect(page.getByRole('heading', { name: '核对后提交审批' })).toBeVisible();
  await expect(page.locator('.check-sums')).toBeVisible();
  await look('check before submitting', page);
  await page.getByRole('button', { name: '返回修改' }).click();
  const businessNo = await submitForApproval(page);
  await look('result', page);
  return businessNo;
}

/** A base that is enough this year and too low from January on, when the floor rises. */
async function throughFindings(page: Page, cell: Locator, look: Look): Promise<void> {
  const month = page.getByLabel('调整年月');
  const present = await month.inputValue();
  await cell.fill('2250');
  await cell.press('Enter');
  await expect(page.locator('.save-mark')).toContainText('已自动保存');
  await month.selectOption('202701');
  const findings = page.locator('#findings');
  await expect(findings).toContainText('清册中有 1 条数据需要修改');
  await expect(findings.getByRole('link')).toContainText('下限');
  await look('base adjustment, with findings', page);
  await month.selectOption(present);
  await expect(findings).toHaveCount(0);
}

async function throughMember(page: Page, members: Member[], look: Look): Promise<void> {
  const member = members[4];
  if (member === undefined) throw new Error('the unit has too few members');
  await openBusiness(page, '缴存人信息变更');
  await look('member information, nobody chosen', page);
  await pickMember(page, '个人账号', member.accountNo, member.accountNo);
  await fieldOf(page, '手机号码').fill('1');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await look('member information, with an error', page);
  await page.getByRole('link', { name: '住房公积金管理中心' }).click();
  await page.getByRole('button', { name: '不保存，离开' }).click();
}

async function throughUnit(hall: Hall, page: Page, look: Look): Promise<string> {
  await openBusiness(page, '单位信息变更');
  await look('unit information', page);
  await fieldOf(page, '法定代表人姓名').fill('周明远');
  await fieldOf(page, '单位地址').fill('河洛市涧西区凯旋路88号');
  await page.getByRole('button', { name: '确定' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('changes to be confirmed', page);
  await page.keyboard.press('Escape');
  await confirmChanges(page);
  await page.getByRole('button', { name: '上传完成并提交审批' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await look('scan page, papers missing', page);
  const phone = await hall.guest({ viewport: { width: 390, height: 844 } });
  await phone.goto(await phoneAddress(page));
  await phone.getByTestId('camera').setInputFiles(await photo('id.jpg', '居民身份证'));
  await look('phone page, one picture taken', phone);
  await phone.locator('.foot .main').click();
  await expect(phone.locator('.sent li')).toHaveCount(1);
  await chooseFile(page, page.getByRole('button', { name: '浏览' }), [
    await photo('id-2.jpg', '身份证背面'),
  ]);
  await expect(pagesOf(page, '法定代表人身份证明')).toHaveCount(2);
  await look('scan page, papers there', page);
  await page.getByRole('button', { name: '上传完成并提交审批' }).click();
  await expect(page.getByRole('heading', { name: '提交成功' })).toBeVisible();
  return page.locator('.business-no').innerText();
}

async function throughBoxes(page: Page, businessNo: string, look: Look): Promise<void> {
  await goHome(page);
  for (const box of ['消息', '待办', '已办', '我发起的']) {
    await openBox(page, box);
    await look(`home, ${box}`, page);
  }
  await openBox(page, '消息');
  await firstRow(page).getByRole('link').click();
  await look('message', page);
  await page.goto('/boxes/initiated');
  await expect(firstRow(page)).toBeVisible();
  await look('a whole box', page);
  await page.goto(`/cases/${businessNo}`);
  await expect(page.locator('.timeline')).toBeVisible();
  await look('case', page);
  await page.goto('/nowhere');
  await look('not found', page);
  await throughQueries(page, look);
}

async function throughQueries(page: Page, look: Look): Promise<void> {
  for (const sheet of [
    'unit-query/unit-changes',
    'unit-query/account',
    'member-query/members',
    'member-query/member-changes',
    'member-query/status-changes',
  ]) {
    await page.goto(`/queries/${sheet}`);
    await look(`query, ${sheet}`, page);
  }
  await page.locator('tbody tr').first().getByRole('link').click();
  await expect(page.locator('.months-chart')).toBeVisible();
  await look('member', page);
}

async function throughAccount(page: Page, look: Look): Promise<void> {
  await page.goto('/password');
  await page.locator('main button[type=submit]').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await look('password, incomplete', page);
  await page.goto('/sessions');
  await expect(page.locator('tbody tr').first()).toBeVisible();
  await look('sessions', page);
}

async function throughDesk(page: Page, [register, fields]: string[], look: Look): Promise<void> {
  await expect(page.getByRole('link', { name: register })).toBeVisible();
  await look('desk', page);
  await page.goto(`/desk/${register ?? ''}`);
  await expect(page.getByRole('region', { name: '办理意见' })).toBeVisible();
  await look('decision, to be claimed', page);
  await page.goto('/desk');
  await claim(page, fields ?? '');
  await page.locator('.decision-acts button').nth(1).click();
  await expect(page.locator('#opinion-error')).toBeVisible();
  await look('decision with papers, opinion missing', page);
}

/** Operations see who holds what, and may free it. */
async function throughOthers(page: Page, claimed: string, look: Look): Promise<void> {
  await page.goto(`/desk?box=others&q=${claimed}`);
  await expect(page.getByRole('button', { name: `退还 ${claimed}` })).toBeVisible();
  await look('desk, claimed by others', page);
}
