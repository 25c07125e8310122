import { labelIn, type Labels } from '#libs/businesses/shown-value';
import { NORMAL } from '#libs/fund/account-status';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { formatMonth } from '#libs/fund/month';
import { memberRecords, type MemberRecord } from '#libs/persistence/records/member-queries';
import { NOT_BEGUN } from '#libs/persistence/terms/account-sql';
import { laterTerms, type LaterTerm } from '#libs/persistence/terms/term-queries';
import type { RecordQuery } from '#libs/record-files/record-query';
import type { Text } from '#libs/texts/text';

/** The members of a unit as its list shows them: ID numbers with stars. */
export const memberLines: RecordQuery = {
  title: { zh: '缴存人名册', en: 'Members' },
  columns: [
    { title: { zh: '个人账号', en: 'Account' }, kind: 'identifier', width: 16 },
    { title: { zh: '姓名', en: 'Name' }, kind: 'text', width: 14, wraps: true },
    { title: { zh: '证件号码', en: 'ID number' }, kind: 'identifier', width: 22 },
    { title: { zh: '账户状态', en: 'Status' }, kind: 'text', width: 16 },
    { title: { zh: '缴存基数', en: 'Base' }, kind: 'money', width: 16 },
    { title: { zh: '月缴存额', en: 'Monthly' }, kind: 'money', width: 16 },
  ],
  async lines(manager, { unitId, status }, { labels, after, limit }) {
    const records = await memberRecords(manager, {
      unitId,
      limit,
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { after }),
    });
    const later = await laterTerms(manager, records);
    return records.map((record) => {
      const { accountNo, name, idNumber, baseFen } = record;
      const standing = standingText(record, later.get(record.accountId) ?? [], labels).zh;
      return {
        id: accountNo,
        cells: [
          ...[accountNo, name, maskIdentityNumber(idNumber), standing],
          ...[baseFen / 100, monthlyOf(record) / 100],
        ],
      };
    });
  },
};

/** What an account keeps of amounts while it rests is paid again when it is unsealed; nothing is paid meanwhile. */
function monthlyOf({ status, unitFen, personalFen, fiscalFen }: MemberRecord): number {
  return status === NORMAL ? unitFen + personalFen + fiscalFen : 0;
}

/** How a member stands; who is enrolled for a month to come neither pays nor is sealed before it. */
export function standingText(
  { status }: Pick<MemberRecord, 'status'>,
  [first]: readonly LaterTerm[],
  labels: Labels,
): Text {
  if (status !== NOT_BEGUN) return labelIn(labels, 'account-status', status);
  const month = first === undefined ? '' : formatMonth(first.fromMonth);
  return { zh: `自${month}起缴存`, en: `Contributes from ${month}` };
}
