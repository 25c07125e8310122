import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { FileStore, readStored } from '#libs/documents/file-store';
import { turnScan } from '#libs/documents/normalize-scan';
import type { ScanContentType } from '#libs/documents/scan-limits';
import type { ScanEntity } from '#libs/persistence/entities/scan.entity';
import {
  changeScan,
  findScan,
  placeScan,
  removeScan,
  scansOf,
  type ScanChange,
} from '#libs/persistence/papers/scan-store';
import { holdForPapers, type Editor } from '#libs/persistence/cases/held-case';
import { inTransaction } from '#libs/persistence/database/transaction';
import { editorOf, type Actor, type OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { requireRoom } from '#apps/api/scans/case-room';
import { requirePaper } from '#apps/api/scans/known-paper';
import { scanView, type ScanChangeBody, type ScanView } from '#apps/api/scans/scan.dto';
import { mayReadCase, readableCase } from '#apps/api/submissions/case-access';
import { findCase } from '#libs/persistence/cases/case-store';

/** The papers of a case: read by its unit and its branch, changed by its unit while the case is with it. */
@Injectable()
export class Scans {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
  ) {}

  async list(actor: Actor, businessNo: string): Promise<ScanView[]> {
    await readableCase(this.dataSource.manager, actor, businessNo);
    return (await scansOf(this.dataSource.manager, businessNo)).map(scanView);
  }

  /** @throws Problem 404, the same for a missing paper and somebody else's */
  async readable(actor: Actor, id: string): Promise<ScanEntity> {
    const scan = await findScan(this.dataSource.manager, id);
    const row = scan === null ? null : await findCase(this.dataSource.manager, scan.businessNo);
    if (scan === null || row === null || !mayReadCase(actor, row))
      throw new Problem(404, 'SCAN_NOT_FOUND');
    return scan;
  }

  async change(actor: OperatorActor, id: string, body: ScanChangeBody): Promise<ScanView> {
    const scan = await this.readable(actor, id);
    // Turning takes a while: done before the case is locked, written only if nobody turned it meanwhile.
    const turned = body.rotate === undefined ? {} : await this.turned(scan, body.rotate, actor);
    return inTransaction(this.dataSource, async (manager) => {
      const row = await holdForPapers(manager, scan.businessNo, editorOf(actor));
      if (body.paper !== undefined) requirePaper(row, body.paper);
      const present = await this.unchanged(manager, scan);
      if (turned.bytes !== undefined) await requireRoom(manager, scan.businessNo, turned.bytes);
      await changeScan(manager, row, present, {
        ...turned,
        ...(body.paper === undefined ? {} : { paper: body.paper }),
      });
      if (body.position !== undefined) await placeScan(manager, row, present, body.position);
      return scanView(await this.present(manager, id));
    });
  }

  async remove(actor: OperatorActor, id: string): Promise<void> {
    await this.removeScan(await this.readable(actor, id), editorOf(actor));
  }

  async removeScan(scan: ScanEntity, editor: Editor): Promise<void> {
    await inTransaction(this.dataSource, async (manager) => {
      const row = await holdForPapers(manager, scan.businessNo, editor);
      await removeScan(manager, row, await this.present(manager, scan.id));
    });
  }

  private async turned(
    scan: ScanEntity,
    angle: number,
    { unitId }: OperatorActor,
  ): Promise<ScanChange> {
    const content = await readStored(this.files, scan.contentHash);
    const kind = scan.contentType as ScanContentType;
    const turned = await turnScan(content, kind, angle, String(unitId));
    return {
      contentHash: await this.files.put(turned.content),
      thumbnailHash: await this.files.put(turned.thumbnail),
      bytes: turned.content.length,
      width: turned.width,
      height: turned.height,
    };
  }

  private async unchanged(manager: EntityManager, scan: ScanEntity): Promise<ScanEntity> {
    const present = await this.present(manager, scan.id);
    if (present.contentHash !== scan.contentHash) throw new Problem(409, 'STALE_DRAFT');
    return present;
  }

  private async present(manager: EntityManager, id: string): Promise<ScanEntity> {
    const scan = await findScan(manager, id);
    if (scan === null) throw new Problem(404, 'SCAN_NOT_FOUND');
    return scan;
  }
}
