import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { businessByCode } from '#libs/businesses/registry';
import type {
  ScanEntity,
  ScanLinkEntity,
  ScanUploadEntity,
} from '#libs/persistence/entities/scan.entity';
import { scansOfLink } from '#libs/persistence/scan-upload-store';
import { requirePaperStage } from '#libs/persistence/scan-store';
import { findSubmission } from '#libs/persistence/submission-store';
import { Problem } from '#apps/api/problems/problem';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import { papersOfCase } from '#apps/api/scans/known-paper';
import { Uploads } from '#apps/api/scans/uploads';

/** What a phone without a session sees through its link: the papers asked for, and what it has sent itself. */
@Injectable()
export class PhoneDesk {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly uploads: Uploads,
  ) {}

  async opening(link: ScanLinkEntity): Promise<Omit<PhoneOpeningView, 'phoneSecret'>> {
    const row = await findSubmission(this.dataSource.manager, link.businessNo);
    if (row === null) throw new Problem(404, 'SCAN_LINK_UNKNOWN');
    requirePaperStage(row);
    const papers = papersOfCase(row).map(({ kind, title }) => ({ kind, title }));
    const first = papers.filter((paper) => paper.kind === link.paper);
    const others = papers.filter((paper) => paper.kind !== link.paper);
    return {
      businessTitle: businessByCode(row.business)?.title ?? { zh: row.business, en: row.business },
      papers: [...first, ...others],
      expiresAt: link.expiresAt.toISOString(),
    };
  }

  scans(link: ScanLinkEntity): Promise<ScanEntity[]> {
    return scansOfLink(this.dataSource.manager, link.tokenHash);
  }

  /** @throws Problem 404 for everything this phone did not send */
  async ownScan(link: ScanLinkEntity, id: string): Promise<ScanEntity> {
    const scan = (await this.scans(link)).find((one) => one.id === id);
    if (scan === undefined) throw new Problem(404, 'SCAN_NOT_FOUND');
    return scan;
  }

  async ownUpload(link: ScanLinkEntity, id: string): Promise<ScanUploadEntity> {
    const upload = await this.uploads.require(id);
    if (upload.linkTokenHash !== link.tokenHash) throw new Problem(404, 'UPLOAD_NOT_FOUND');
    return upload;
  }
}
