import type { Column, ColumnKind } from '#libs/businesses/column';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { EXAMPLE_MARK } from '#libs/register-files/example';
import { listText } from '#libs/texts/text-list';

/** The sheet that says how a template is filled in, made from its columns. */
export function instructionsOf(business: RegisterBusiness, columns: readonly Column[]): string[] {
  const titled = (wanted: (column: Column) => boolean) =>
    listText(columns.filter(wanted).map(({ title }) => title)).zh;
  const ofKind = (...kinds: ColumnKind[]) => titled(({ kind }) => kinds.includes(kind));
  const ofSeveral = titled(({ valueKind }) => valueKind === 'months');
  const rules: readonly (readonly [rule: string, titles: string])[] = [
    ['请在第一张表中填写，每人一行，不要改动表头。', 'always'],
    [`必填列：${titled(({ required }) => required)}。`, 'always'],
    [`选填列，不需要的可以空着：${titled(isOptional)}。`, titled(isOptional)],
    [
      '姓名和证件号码须与个人账号的登记信息一致；证件号码可以保留系统导出的带星号的写法。',
      business.subject.kind === 'account' ? 'always' : '',
    ],
    [`${ofKind('dictionary')}请从下拉列表中选择，也可以填写代码。`, ofKind('dictionary')],
    ['金额以元为单位，最多两位小数。', ofKind('money')],
    [`${ofKind('identifier', 'phone')}为文本格式，请勿改为数字。`, ofKind('identifier', 'phone')],
    [`${ofKind('month')}按“202610”填写。`, ofKind('month')],
    [`${ofSeveral}可以填写起止年月，如“202607-202610”，每月一笔。`, ofSeveral],
    [`${ofKind('date')}按“2026-10-01”填写。`, ofKind('date')],
    [`“${EXAMPLE_MARK}”行未改动时导入自动忽略，可以删除，也可以直接改成第一个人。`, 'always'],
    ['一个文件最多100,000行、20MB；支持xlsx和csv（UTF-8或GB18030）。', 'always'],
  ];
  const said = rules.filter(([, titles]) => titles !== '').map(([rule]) => rule);
  return [
    `${business.title.zh}批量导入填写说明`,
    ...said.map((rule, at) => `${String(at + 1)}. ${rule}`),
  ];
}

function isOptional({ required, key }: Column): boolean {
  return !required && key !== 'rowNo';
}
