import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { Allow, CurrentActor, type StaffActor } from '#apps/api/auth/actor';
import { FileBody } from '#apps/api/bodies/file-body';
import { BankAccountCode } from '#apps/api/path-parts';
import { FileName } from '#apps/api/registers/file-name';
import { pageOf } from '#apps/api/page-of';
import { Answers } from '#apps/api/problems/answers';
import {
  accountSeenBy,
  accountsAsked,
  accountsSeenBy,
  BANK_READERS,
} from '#apps/api/settlement/bank-branches';
import {
  ReconciliationDto,
  UnmatchedPage,
  UnmatchedQuery,
} from '#apps/api/settlement/reconciliation.dto';
import {
  BankAccountsDto,
  StatementCheckDto,
  StatementResultDto,
  WaitingDto,
  WaitingQuery,
  type BankAccountDto,
} from '#apps/api/settlement/settlement.dto';
import { Statements } from '#apps/api/settlement/statements';
import type { BankAccountRow } from '#libs/persistence/receipts/receipt-queries';
import { unmatchedOf } from '#libs/persistence/receipts/unmatched-queries';
import { deskCounts } from '#libs/persistence/settlement/desk-counts';
import { reconcile } from '#libs/persistence/receipts/reconciliation';

/** The centre's bank accounts: their statements, and the proof of 101. */
@ApiTags('settlement')
@Allow('cashier', 'auditor')
@Controller('bank-accounts')
export class BankAccountsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly statements: Statements,
  ) {}

  @ApiOkResponse({ type: BankAccountsDto })
  @Get()
  async list(@CurrentActor() actor: StaffActor): Promise<BankAccountsDto> {
    const accounts = await accountsSeenBy(this.dataSource.manager, actor, BANK_READERS);
    return { items: accounts.map(accountView) };
  }

  @ApiOperation({ summary: 'How much waits for the cashiers' })
  @Answers(404)
  @ApiOkResponse({ type: WaitingDto })
  @Get('waiting')
  async waiting(
    @CurrentActor() actor: StaffActor,
    @Query() { bankAccount }: WaitingQuery,
  ): Promise<WaitingDto> {
    const { manager } = this.dataSource;
    const accounts = await accountsAsked(manager, actor, bankAccount);
    return deskCounts(
      manager,
      accounts.map(({ code }) => code),
      actor,
    );
  }

  @ApiOperation({ summary: '银行存款余额调节: statement ± 未达账 = 101' })
  @ApiOkResponse({ type: ReconciliationDto })
  @Get(':code/reconciliation')
  async reconciliation(
    @CurrentActor() actor: StaffActor,
    @Param('code', BankAccountCode) code: string,
  ): Promise<ReconciliationDto> {
    const { manager } = this.dataSource;
    const account = await accountSeenBy(manager, actor, BANK_READERS, code);
    const { statement, bookFen, unlisted, unlistedPaid, unbooked, differenceFen } = await reconcile(
      manager,
      code,
    );
    return {
      account: accountView(account),
      statement: statement && {
        lastDay: statement.lastDay,
        closingFen: Number(statement.closingFen),
      },
      bookFen: Number(bookFen),
      unlisted: { count: unlisted.count, fen: Number(unlisted.fen) },
      unlistedPaid: { count: unlistedPaid.count, fen: Number(unlistedPaid.fen) },
      unbooked: { count: unbooked.count, fen: Number(unbooked.fen) },
      differenceFen: differenceFen === null ? null : Number(differenceFen),
    };
  }

  @ApiOperation({ summary: '未达账: what only the bank or only the books know, newest first' })
  @ApiOkResponse({ type: UnmatchedPage })
  @Get(':code/unmatched')
  async unmatched(
    @CurrentActor() actor: StaffActor,
    @Param('code', BankAccountCode) code: string,
    @Query() query: UnmatchedQuery,
  ): Promise<UnmatchedPage> {
    const { manager } = this.dataSource;
    await accountSeenBy(manager, actor, BANK_READERS, code);
    return pageOf(
      await unmatchedOf(manager, code, query),
      query.limit,
      (row) => ({ ...row, id: String(row.id), fen: Number(row.fen) }),
      ({ id }) => String(id),
    );
  }

  @Allow('cashier')
  @ApiOperation({ summary: 'Says what a statement file would bring; nothing is booked' })
  @FileBody('11%E6%9C%8829%E6%97%A5.csv')
  @ApiOkResponse({ type: StatementCheckDto })
  @HttpCode(200)
  @Post(':code/statements/check')
  check(
    @CurrentActor() actor: StaffActor,
    @Param('code', BankAccountCode) code: string,
    @FileName() fileName: string,
    @Req() request: Request,
  ): Promise<StatementCheckDto> {
    return this.statements.check(actor, code, fileName, request);
  }

  @Allow('cashier')
  @ApiOperation({ summary: 'Takes a statement file of the bank as the raw body and books it' })
  @FileBody('11%E6%9C%8829%E6%97%A5.csv')
  @ApiOkResponse({ type: StatementResultDto })
  @HttpCode(200)
  @Post(':code/statements')
  upload(
    @CurrentActor() actor: StaffActor,
    @Param('code', BankAccountCode) code: string,
    @FileName() fileName: string,
    @Req() request: Request,
  ): Promise<StatementResultDto> {
    return this.statements.upload(actor, code, fileName, request);
  }
}

function accountView({ code, accountNo, bankName, accountName }: BankAccountRow): BankAccountDto {
  return { code, accountNo, bankName, accountName };
}
