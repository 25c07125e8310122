import { Controller, Get, Param, Query, Res, UseGuards, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { FileStore } from '#libs/documents/file-store';
import type { DocumentEntity } from '#libs/persistence/entities/posting.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { findDocument, ofCase } from '#libs/persistence/documents/document-store';
import { Allow, CurrentActor, Public, type Actor } from '#apps/api/auth/actor';
import {
  DocumentsPage,
  DocumentsQuery,
  VerificationQuery,
  VerificationView,
} from '#apps/api/documents/document.dto';
import { Documents } from '#apps/api/documents/documents';
import { Verification } from '#apps/api/documents/verification';
import { BusinessNo, DocumentId } from '#apps/api/path-parts';
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
    private readonly documents: Documents,
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
    const document = await findDocument(this.dataSource.manager, ofCase(businessNo), 'receipt');
    if (document === null || isOfBefore(document, row)) {
      if (row.stage === 'completed') throw new Problem(409, 'RECEIPT_NOT_READY');
      throw new Problem(404, 'RECEIPT_NOT_FOUND');
    }
    return deliverDocument(this.files, document, response);
  }

  @Get('documents')
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @Answers(404)
  @ApiOperation({ summary: 'What was printed of a case, a unit or a member, newest first' })
  @ApiOkResponse({ type: DocumentsPage })
  list(@CurrentActor() actor: Actor, @Query() query: DocumentsQuery): Promise<DocumentsPage> {
    return this.documents.page(actor, query);
  }

  /** The stored bytes, the same for ever. */
  @Get('documents/:id/file')
  @Allow('operator', 'first-reviewer', 'second-reviewer', 'cashier', 'operations', 'auditor')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentActor() actor: Actor,
    @Param('id', DocumentId) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return deliverDocument(this.files, await this.documents.readable(actor, id), response);
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

/** The case was completed again since: its newest receipt is not printed yet. */
function isOfBefore(
  { createdAt }: Pick<DocumentEntity, 'createdAt'>,
  { stage, finishedAt }: Pick<SubmissionEntity, 'stage' | 'finishedAt'>,
): boolean {
  return stage === 'completed' && finishedAt !== null && createdAt < finishedAt;
}
