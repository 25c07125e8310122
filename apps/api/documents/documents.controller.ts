import { Controller, Get, Param, Query, Res, UseGuards, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { FileStore } from '#libs/documents/file-store';
import { findDocument } from '#libs/persistence/documents/document-store';
import { Allow, CurrentActor, Public, type Actor } from '#apps/api/auth/actor';
import { VerificationQuery, VerificationView } from '#apps/api/documents/document.dto';
import { Verification } from '#apps/api/documents/verification';
import { BusinessNo } from '#apps/api/path-parts';
import { Problem } from '#apps/api/problems/problem';
import { limitedTo } from '#apps/api/rate-limit/rate-limit.guard';
import { deliverDocument } from '#apps/api/scans/deliver-file';
import { readableCase } from '#apps/api/submissions/case-access';
import { Answers } from '#apps/api/problems/answers';

/** A person with a stack of receipts needs no more; guessing twelve characters does. */
const CHECKS_PER_MINUTE = 20;

@ApiTags('documents')
@Controller()
export class DocumentsController {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly verification: Verification,
  ) {}

  /** The stored bytes, the same for ever. 409 between the end of a case and its receipt. */
  @Get('submissions/:businessNo/receipt.pdf')
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Answers(409)
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async receipt(
    @CurrentActor() actor: Actor,
    @Param('businessNo', BusinessNo) businessNo: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const row = await readableCase(this.dataSource.manager, actor, businessNo);
    const document = await findDocument(this.dataSource.manager, businessNo, 'receipt');
    if (document === null) {
      if (row.stage === 'completed') throw new Problem(409, 'RECEIPT_NOT_READY');
      throw new Problem(404, 'RECEIPT_NOT_FOUND');
    }
    return deliverDocument(this.files, document, response);
  }

  @Get('verify')
  @Public()
  @UseGuards(limitedTo(CHECKS_PER_MINUTE))
  @Answers(404, 429)
  @ApiOkResponse({ type: VerificationView })
  async verify(@Query() query: VerificationQuery): Promise<VerificationView> {
    return this.verification.of(query);
  }
}
