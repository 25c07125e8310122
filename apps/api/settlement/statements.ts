import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { auditEntryOf } from '#apps/api/auth/audit';
import type { StaffActor } from '#apps/api/auth/actor';
import { wholeBody } from '#apps/api/bodies/paced-body';
import { Senders } from '#apps/api/bodies/senders';
import { announcedDigest, requireAnnounced } from '#apps/api/idempotency/content-digest';
import { accountSeenBy } from '#apps/api/settlement/bank-branches';
import type { StatementCheckDto, StatementResultDto } from '#apps/api/settlement/settlement.dto';
import { readStatement, type RefusedLine, type StatementFile } from '#libs/bank/statement-file';
import type { StatementLine } from '#libs/bank/statement-line';
import { contentHashOf } from '#libs/documents/file-store';
import { isCalendarDay } from '#libs/fund/identity-number';
import { RuleViolation } from '#libs/fund/rule-violation';
import { writeAudit } from '#libs/persistence/access/audit-log';
import { inTransaction } from '#libs/persistence/database/transaction';
import { bankAccountsOf, type BankAccountRow } from '#libs/persistence/receipts/receipt-queries';
import {
  lastStatement,
  lineElsewhere,
  type LastStatement,
} from '#libs/persistence/receipts/statement-queries';
import {
  bookEntry,
  closeStatement,
  openStatement,
  type StatementEntry,
} from '#libs/persistence/receipts/statement-store';
import { textOf } from '#libs/texts/texts';

/** 2,000 lines with long remarks. */
const MEGABYTES_MAX = 4;
const FILE_BYTES_MAX = MEGABYTES_MAX * 1024 * 1024;
/** A cashier sends one file after another. */
const FILES_AT_ONCE = 1;

/** A file as it came, and as it reads. */
interface Brought {
  readonly fileName: string;
  readonly file: Buffer;
  readonly read: StatementFile;
}

/** Statement files of the banks, brought by a cashier and booked line by line. */
@Injectable()
export class Statements {
  private readonly senders = new Senders(FILES_AT_ONCE);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async upload(
    actor: StaffActor,
    code: string,
    fileName: string,
    request: Request,
  ): Promise<StatementResultDto> {
    return this.received(actor, code, { fileName, request }, (account, brought) =>
      this.book(actor, account, brought),
    );
  }

  /** What a file would bring, so that it is seen before it is booked. */
  async check(
    actor: StaffActor,
    code: string,
    fileName: string,
    request: Request,
  ): Promise<StatementCheckDto> {
    return this.received(actor, code, { fileName, request }, async (_account, { read }) =>
      checkOf(read, await lastStatement(this.dataSource.manager, code)),
    );
  }

  /** @throws RuleViolation for a file that is none, is of another account, or whose money is booked under another one */
  private async received<T>(
    actor: StaffActor,
    code: string,
    { fileName, request }: { readonly fileName: string; readonly request: Request },
    use: (account: BankAccountRow, brought: Brought) => Promise<T>,
  ): Promise<T> {
    const { manager } = this.dataSource;
    const account = await accountSeenBy(manager, actor, ['cashier'], code);
    announcedDigest(request);
    return this.senders.receiving(String(actor.id), async () => {
      const file = await bodyOf(request);
      const read = await readStatement(file);
      requireOwn(account, read.accountNo);
      const named = (await bankAccountsOf(manager, ['*'])).map(({ accountNo }) => accountNo);
      requireOwn(account, named.find((accountNo) => fileName.includes(accountNo)) ?? null);
      const elsewhere = await lineElsewhere(manager, code, read.lines);
      if (elsewhere !== null)
        throw new RuleViolation('STATEMENT_LINES_ELSEWHERE', { ...elsewhere });
      return use(account, { fileName, file, read });
    });
  }

  private async book(
    actor: StaffActor,
    { code }: BankAccountRow,
    { fileName, file, read }: Brought,
  ): Promise<StatementResultDto> {
    const { firstDay, lastDay } = daysOf(read);
    const refused: RefusedLine[] = [...read.refused];
    if (firstDay === undefined || lastDay === undefined)
      return resultOf({ booked: 0, known: 0 }, [...refused, ...read.lines.map(withoutDay)]);
    const head = { bankAccount: code, firstDay, lastDay, fileName, staffId: actor.id };
    const id = await inTransaction(this.dataSource, async (manager) => {
      const owner = { kind: actor.kind, id: actor.id };
      const audit = { owner, act: 'statement-read' as const, subject: code, address: '' };
      await writeAudit(manager, auditEntryOf(audit));
      return openStatement(manager, { ...head, contentHash: contentHashOf(file) });
    });
    const counts = { booked: 0, known: 0 };
    for (const line of read.lines) {
      const outcome = await this.bookLine(code, line, id);
      if (typeof outcome === 'string') counts[outcome] += 1;
      else refused.push(outcome);
    }
    await inTransaction(this.dataSource, (manager) =>
      closeStatement(manager, id, { ...counts, refused, closingFen: read.closingFen }),
    );
    return resultOf(counts, refused);
  }

  private async bookLine(
    bankAccount: string,
    line: StatementLine,
    statementId: number,
  ): Promise<'booked' | 'known' | RefusedLine> {
    try {
      return await inTransaction(this.dataSource, (manager) =>
        bookEntry(manager, entryOf(bankAccount, line), statementId),
      );
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      return { lineNo: line.lineNo, code: error.code, details: error.details };
    }
  }
}

async function bodyOf(request: Request): Promise<Buffer> {
  const tooLarge = () => new RuleViolation('FILE_TOO_LARGE', { max: MEGABYTES_MAX });
  const file = await wholeBody(request, FILE_BYTES_MAX, tooLarge);
  requireAnnounced(request, Buffer.from(contentHashOf(file), 'hex').toString('base64'));
  return file;
}

/** A file that names another account was picked by mistake: all of its money would be in the wrong place. */
function requireOwn({ accountNo }: BankAccountRow, given: string | null): void {
  if (given === null || given === accountNo) return;
  throw new RuleViolation('STATEMENT_OF_OTHER_ACCOUNT', { given, expected: accountNo });
}

function daysOf({ lines }: StatementFile) {
  const days = lines
    .map(({ bookedOn }) => bookedOn)
    .filter(isCalendarDay)
    .sort();
  return { firstDay: days[0], lastDay: days.at(-1) };
}

function checkOf(read: StatementFile, last: LastStatement | null): StatementCheckDto {
  const { firstDay, lastDay } = daysOf(read);
  const sum = (wanted: StatementLine['direction']): number =>
    Number(read.lines.reduce((fen, one) => fen + (one.direction === wanted ? one.fen : 0n), 0n));
  return {
    lines: read.lines.length,
    firstDay: firstDay ?? null,
    lastDay: lastDay ?? null,
    inFen: sum('credit'),
    outFen: sum('debit'),
    closingFen: read.closingFen === null ? null : Number(read.closingFen),
    refused: read.refused.length,
    gap: firstDay === undefined ? null : gapOf(read, firstDay, last),
  };
}

/** A file of later days begins with what the last one ended with; one of days that are known may begin anywhere. */
function gapOf(
  { openingFen }: StatementFile,
  firstDay: string,
  last: LastStatement | null,
): StatementCheckDto['gap'] {
  if (last === null || openingFen === null || firstDay <= last.lastDay) return null;
  const { lastDay, closingFen } = last;
  if (openingFen === closingFen) return null;
  return { lastDay, lastFen: Number(closingFen), openingFen: Number(openingFen) };
}

function entryOf(bankAccount: string, line: StatementLine): StatementEntry {
  const { serial, bookedOn, valueOn, direction, fen, remark, summary } = line;
  const payer = { payerName: line.otherName, payerAccount: line.otherAccount };
  return { bankAccount, serial, bookedOn, valueOn, direction, fen, remark, summary, ...payer };
}

function withoutDay({ lineNo }: StatementLine): RefusedLine {
  return { lineNo, code: 'RECEIPT_DAY_MALFORMED', details: {} };
}

function resultOf(
  counts: { readonly booked: number; readonly known: number },
  refused: readonly RefusedLine[],
): StatementResultDto {
  const inOrder = [...refused].sort((one, other) => one.lineNo - other.lineNo);
  return {
    ...counts,
    refused: inOrder.map(({ lineNo, code, details }) => ({
      lineNo,
      reason: textOf(code, details),
    })),
  };
}
