import { accountLines } from '#libs/record-files/account-lines';
import { flowLines, flowMemberLines } from '#libs/record-files/flow-lines';
import { memberChanges, unitChanges } from '#libs/record-files/change-lines';
import { memberLines } from '#libs/record-files/member-lines';
import type { RecordQuery, RecordQueryName } from '#libs/record-files/record-query';
import { statusChangeLines } from '#libs/record-files/status-lines';

export const RECORD_QUERIES: Readonly<Record<RecordQueryName, RecordQuery>> = {
  'unit-changes': unitChanges,
  account: accountLines,
  flow: flowLines,
  'flow-members': flowMemberLines,
  'member-changes': memberChanges,
  'status-changes': statusChangeLines,
  members: memberLines,
};
