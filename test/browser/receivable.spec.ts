import type { Page } from '@playwright/test';
import { createDataSource } from '#libs/persistence/database/data-source';
import { testEnvironment } from '#config/test-environment';
import { withdrawn } from '../builders/withdrawal.builder';
import { expect, test } from './hall';
import { assessMonth } from './pages/assess';
import { bring, takeBack } from './pages/cashiers';

const UNIT = '02000000029';
/** Of this run: the hall books a serial once for ever. */
const RUN = `R${String(Date.now())}`;

test('a month taken back of somebody who was paid out stands in 119 with cashiers and unit, until it is paid again', async ({
  hall,
}) => {
  const unit = await hall.operator(UNIT);
  const maker = await hall.staff('cashier');
  const checker = await hall.staff('cashier-b');
  const receivables = checker.getByRole('region', { name: '119 其他应收款' });
  const owed = unit.locator('.stats div', { hasText: '其他应收款' });
  const { noticeNo, sum } = await assessedNotice(unit);

  await test.step('the month is paid and credited, and then one member is paid out all but 12.34 of it', async () => {
    await expect(owed).toHaveCount(0);
    await bring(maker, [`${RUN}1,20261128,,"${sum}",,某公司,${noticeNo}`]);
    await expect(unit.getByRole('region', { name: '结算方式' })).toContainText('已缴清');
    await paidOut(noticeNo, 1_234n);
  });

  await test.step('what cannot be taken of his balance is told in the unit’s name, before and after', async () => {
    await takeBack({ maker, checker }, `${RUN}1`);
    await checker.getByRole('tab', { name: '余额调节' }).click();
    const row = receivables.getByRole('row', { name: new RegExp(UNIT) });
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(/2026-1\d/);
    await expect(row.getByRole('cell').nth(2)).toHaveText('1');
    await expect(row.getByRole('cell').nth(3)).toHaveText('12.34');
    await expect(receivables.getByRole('row').last()).toContainText('12.34');
    await unit.goto('/');
    await expect(owed).toContainText('12.34');
  });

  await test.step('paid again, nothing stands', async () => {
    await bring(maker, [`${RUN}2,20261128,,"${sum}",,某公司,${noticeNo}`]);
    await expect(owed).toHaveCount(0);
    await checker.reload();
    await expect(receivables).toContainText('没有未冲抵的其他应收款');
  });
});

/** The next month assessed, and its notice opened. */
async function assessedNotice(page: Page): Promise<{ noticeNo: string; sum: string }> {
  await page.goto('/businesses/remittance');
  await assessMonth(page);
  await page.getByRole('status').getByRole('link', { name: '去缴款' }).click();
  const asked = page.getByRole('region', { name: '缴款信息' });
  const noticeNo = await asked
    .getByText(/^\d{16}$/)
    .first()
    .innerText();
  const sum = await asked
    .getByText(/^[\d,]+\.\d\d$/)
    .first()
    .innerText();
  return { noticeNo, sum };
}

/** As another system of the centre posts it: of one member’s balance no more is left than the month gave him, less so much. */
async function paidOut(noticeNo: string, missingFen: bigint): Promise<void> {
  const dataSource = await createDataSource(testEnvironment.hallDatabase(), 1).initialize();
  try {
    const [member] = await dataSource.query<
      { unitId: number; accountId: number; beyond: string }[]
    >(
      `SELECT a.unit_id AS unitId, a.id AS accountId, a.balance_fen - l.unit_fen - l.personal_fen - l.fiscal_fen AS beyond
         FROM assessment s JOIN assessment_line l ON l.business_no = s.business_no JOIN personal_account a ON a.id = l.account_id
        WHERE s.notice_no = ? AND l.status = '01' AND a.unit_id = s.unit_id ORDER BY a.id LIMIT 1`,
      [noticeNo],
    );
    if (member === undefined) throw new Error('nobody has paid');
    await withdrawn(dataSource, member, BigInt(member.beyond) + missingFen);
  } finally {
    await dataSource.destroy();
  }
}
