import { identityCheckCharacter } from '#libs/fund/identity-number';
import type { OutCell } from '#libs/spreadsheet/out-sheet';

/** The columns of a payroll program's file. */
export const ENROLMENT_TITLES = [
  '序号',
  '姓名',
  '身份证号',
  '婚姻状况',
  '手机号码',
  '职业',
  '职称',
  '职务',
  '学历',
  '个人缴存基数',
  '个人月缴存额',
  '单位月缴存额',
  '起缴年月',
];

/** Somebody new; two of the same number are one person. */
export function newcomerLine(
  number: number,
  change: Readonly<Record<string, OutCell>> = {},
): OutCell[] {
  const digits = String(number).padStart(5, '0');
  const first17 = `4103021990${digits.slice(0, 2) === '00' ? '0101' : '0202'}${digits.slice(2)}`;
  const values: Readonly<Record<string, OutCell>> = {
    序号: String(number),
    姓名: `李新${digits}`,
    身份证号: first17 + identityCheckCharacter(first17),
    婚姻状况: '已婚',
    手机号码: '13900000000',
    职业: '职员',
    职称: '无',
    职务: '000',
    学历: '大学本科',
    个人缴存基数: '6000',
    个人月缴存额: '480',
    单位月缴存额: '480',
    ...change,
  };
  return ENROLMENT_TITLES.map((title) => values[title] ?? null);
}

export function newcomerNumber(number: number): string {
  return String(newcomerLine(number)[2]);
}
