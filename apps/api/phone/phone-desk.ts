import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { businessTitle, paperTitle } from '#libs/businesses/registry';
import type {
  ScanEntity,
  ScanLinkEntity,
  ScanUploadEntity,
} from '#libs/persistence/entities/scan.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { TimedLink } from '#libs/persistence/papers/scan-link-store';
import { scansOfLink } from '#libs/persistence/papers/scan-upload-store';
import { requirePaperStage } from '#libs/persistence/cases/held-case';
import { findCase } from '#libs/persistence/cases/case-store';
import { Problem } from '#apps/api/problems/problem';
import type { PhoneOpeningView, PhonePaperView } from '#apps/api/phone/phone.dto';
import { Uploads } from '#apps/api/scans/uploads';
import { demandedPapers } from '#apps/api/submissions/demanded-papers';

/** What a phone without a session sees through its link: the papers asked for, and what it has sent itself. */
@Injectable()
export class PhoneDesk {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly uploads: Uploads,
  ) {}

  async opening(link: TimedLink): Promise<Omit<PhoneOpeningView, 'phoneSecret'>> {
    const row = await findCase(this.dataSource.manager, link.businessNo);
    if (row === null) throw new Problem(404, 'SCAN_LINK_UNKNOWN');
    requirePaperStage(row);
    return {
      businessTitle: businessTitle(row.business),
      papers: await this.papersFor(link, row),
      leftMs: link.leftMs,
    };
  }

  /** What the desktop asks for too, with all pages that are there; the paper the code was made for comes first. */
  private async papersFor(link: ScanLinkEntity, row: SubmissionEntity): Promise<PhonePaperView[]> {
    const demanded = await demandedPapers(this.dataSource.manager, row);
    const named = demanded.find(({ kind }) => kind === link.paper) ?? {
      kind: link.paper,
      title: paperTitle(link.paper),
      pages: 0,
    };
    return [named, ...demanded.filter(({ kind }) => kind !== link.paper)];
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
