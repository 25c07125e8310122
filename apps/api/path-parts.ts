import type { PipeTransform } from '@nestjs/common';
import { Problem } from '#apps/api/problems/problem';
import { isFundMonth } from '#libs/fund/month';
import { isBusinessNo } from '#libs/persistence/cases/business-number';

/** What cannot name a thing is answered as a thing that is not there, before anything is searched for. */
class PathPart implements PipeTransform<string, string> {
  constructor(
    private readonly names: (given: string) => boolean,
    private readonly code: string,
  ) {}

  transform(given: string): string {
    if (!this.names(given)) throw new Problem(404, this.code);
    return given;
  }
}

/** Number of a row, as the database counts; MariaDB takes '1abc' for 1, so nothing but digits may reach it. */
class NumberPart implements PipeTransform<string, number> {
  constructor(private readonly code: string) {}

  transform(given: string): number {
    if (!/^[1-9]\d{0,9}$/.test(given)) throw new Problem(404, this.code);
    return Number(given);
  }
}

/** A submission's number with its check digit. */
export const BusinessNo = new PathPart(isBusinessNo, 'SUBMISSION_NOT_FOUND');
export const TaskId = rowId('TASK_NOT_FOUND');
export const MessageId = rowId('MESSAGE_NOT_FOUND');
export const DocumentId = rowId('DOCUMENT_NOT_FOUND');
export const ScanId = rowId('SCAN_NOT_FOUND');
export const FlowEntryId = rowId('FLOW_ENTRY_NOT_FOUND');
export const ImportId = new NumberPart('IMPORT_NOT_FOUND');
export const RowNo = new NumberPart('ROW_NOT_FOUND');
export const UploadId = publicId('UPLOAD_NOT_FOUND');
export const SessionId = publicId('SESSION_NOT_FOUND');
export const CommandId = new PathPart((id) => /^[\w-]{8,64}$/.test(id), 'COMMAND_NOT_FOUND');
export const ReceiptId = rowId('BANK_ENTRY_NOT_FOUND');
export const InstrumentId = rowId('INSTRUMENT_NOT_FOUND');
export const NoticeNo = new PathPart(isBusinessNo, 'NOTICE_NOT_FOUND');
export const DebitNo = new PathPart(isBusinessNo, 'DEBIT_NOT_FOUND');
export const BankAccountCode = new PathPart(
  (code) => /^[0-9A-Za-z-]{1,24}$/.test(code),
  'BANK_ACCOUNT_NOT_FOUND',
);
export const AccountNo = new PathPart((no) => /^[0-9A-Z]{4,12}$/.test(no), 'MEMBER_NOT_FOUND');

export const MonthPart = new PathPart(isFundMonth, 'MONTH_MALFORMED');

/** A bigint stays text. */
function rowId(code: string): PathPart {
  return new PathPart((id) => /^[1-9]\d{0,17}$/.test(id), code);
}

function publicId(code: string): PathPart {
  return new PathPart((id) => /^[0-9a-f]{26}$/.test(id), code);
}
