import { Injectable, type StreamableFile } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Response } from 'express';
import type { DataSource } from 'typeorm';
import { Problem } from '#apps/api/problems/problem';
import { deliverDocument } from '#apps/api/scans/deliver-file';
import { CaseEngine } from '#apps/api/submissions/case-engine';
import { FileStore } from '#libs/documents/file-store';
import { openAssessments, requireOpen } from '#libs/persistence/assessments/assessment-queries';
import { noticeOf } from '#libs/persistence/assessments/notice-queries';
import { findDocument, ofCase, slipKind } from '#libs/persistence/documents/document-store';

const PRINTED_WITHIN_MS = 20_000;

/** 汇补缴书: printed once for the way it is to be paid in, when a unit first asks for it, and the same paper from then on. */
@Injectable()
export class PaymentSlips {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly engine: CaseEngine,
    private readonly files: FileStore,
  ) {}

  /**
   * What was printed is seen again whatever became of it; what nothing is due by any more is not printed.
   * @throws RuleViolation ASSESSMENT_ALLOCATED, ASSESSMENT_DELETED
   * @throws Problem 409 when it is not printed in time: the printer goes on with it
   */
  async deliver(businessNo: string, response: Response): Promise<StreamableFile> {
    const { manager } = this.dataSource;
    const kind = slipKind((await noticeOf(manager, businessNo)).way);
    const find = () => findDocument(manager, ofCase(businessNo), kind);
    let document = await find();
    if (document === null) {
      for (const assessed of await openAssessments(manager, { businessNo })) requireOpen(assessed);
      await this.engine.printDocument(kind, businessNo, PRINTED_WITHIN_MS);
      document = await find();
    }
    if (document === null) throw new Problem(409, 'RECEIPT_NOT_READY');
    return deliverDocument(this.files, document, response);
  }
}
