import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { newPublicId } from '#libs/access/session-token';
import { FileStore } from '#libs/documents/file-store';
import { normalizeScan, type NormalizedScan } from '#libs/documents/normalize-scan';
import { paperKindOf } from '#libs/documents/paper-kind';
import { SCAN_CHUNK_BYTES, SCANS_PER_CASE_MAX, ScanRefused } from '#libs/documents/scan-limits';
import { Slots } from '#libs/documents/slots';
import { VirusScanner } from '#libs/documents/virus-scanner';
import type { ScanEntity, ScanUploadEntity } from '#libs/persistence/entities/scan.entity';
import { holdForPapers, type Editor } from '#libs/persistence/cases/held-case';
import { addScan, findScan, scansOf } from '#libs/persistence/papers/scan-store';
import {
  advanceUpload,
  findUpload,
  finishUpload,
  lockUpload,
  openUpload,
  placeOfArrived,
  refuseUpload,
  restartUpload,
  takePlaceOf,
  uploadsUnderWay,
  type NewUpload,
} from '#libs/persistence/papers/scan-upload-store';
import { findCase } from '#libs/persistence/cases/case-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { Senders } from '#apps/api/bodies/senders';
import { Problem } from '#apps/api/problems/problem';
import { chunkOf, offsetOf } from '#apps/api/scans/chunk-of';
import { requireRoom } from '#apps/api/scans/case-room';
import { requirePaper } from '#apps/api/scans/known-paper';
import { scanView, type UploadProgressView, type UploadTicketView } from '#apps/api/scans/scan.dto';
import { StagedUploads } from '#apps/api/scans/staged-uploads';

/** So long an upload under way counts as a page of the case. */
const COUNTED_MS = 15 * 60_000;

/** Enough to tell what a file is. */
const KIND_BYTES = 4_096;

/** Of a case: a browser and a phone send no more at once. */
const CHUNKS_AT_ONCE = 12;
/** Whole files in memory, on their way into the inspection; those that wait lie on the disk. */
const PLACES = { size: 4, waitingMax: 60, waitingOfSenderMax: 24 };

/** `replaces`: the upload whose place the page takes. */
type OpenedUpload = Omit<NewUpload, 'id'> & { readonly replaces: string | undefined };

interface Chunk {
  readonly offset: number;
  readonly bytes: Buffer;
}

/** Resumable uploads, from the desktop and the phone alike: opened, continued by offset, taken when whole. */
@Injectable()
export class Uploads {
  private readonly senders = new Senders(CHUNKS_AT_ONCE);
  private readonly places = new Slots(PLACES);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly staged: StagedUploads,
    private readonly viruses: VirusScanner,
  ) {}

  /** @throws RuleViolation when the case is no longer with the operator, or has all the papers it may have */
  async open(
    businessNo: string,
    editor: Editor,
    { replaces, ...upload }: OpenedUpload,
  ): Promise<UploadTicketView> {
    const id = newPublicId();
    const ended = await inTransaction(this.dataSource, async (manager) => {
      const row = await holdForPapers(manager, businessNo, editor);
      requirePaper(row, upload.paper);
      const handed =
        replaces === undefined ? null : await takePlaceOf(manager, row, replaces, upload);
      const scans = await scansOf(manager, row.businessNo);
      const there =
        scans.filter((scan) => scan.id !== handed?.replacesScanId).length +
        (await uploadsUnderWay(manager, row.businessNo, COUNTED_MS));
      if (there >= SCANS_PER_CASE_MAX)
        throw new Problem(422, 'SCANS_TOO_MANY', { max: SCANS_PER_CASE_MAX });
      await requireRoom(manager, row.businessNo, upload.bytesTotal);
      await openUpload(manager, row, { ...upload, id }, handed);
      return handed?.ended ?? null;
    });
    if (ended !== null) await this.staged.remove(ended);
    return { id, offset: 0, chunkBytes: SCAN_CHUNK_BYTES };
  }

  /** @throws Problem 404; whose upload it is, the caller decides */
  async require(id: string): Promise<ScanUploadEntity> {
    const upload = await findUpload(this.dataSource.manager, id);
    if (upload === null) throw new Problem(404, 'UPLOAD_NOT_FOUND');
    return upload;
  }

  /** One chunk at the offset the caller names; the last one turns the upload into a scan. */
  async receive(
    upload: ScanUploadEntity,
    request: Request,
    editor: Editor,
  ): Promise<UploadProgressView> {
    if (upload.scanId !== null) return this.taken(upload, upload.scanId);
    const offset = offsetOf(request);
    if (offset !== upload.bytesReceived) throw wrongOffset(upload.bytesReceived);
    const chunk = await this.senders.receiving(upload.businessNo, () =>
      chunkOf(request, upload.bytesTotal - offset),
    );
    if (offset === 0) await this.requireKind(upload, chunk);
    const now = await this.append(upload, { offset, bytes: chunk }, editor);
    if (now.scanId !== null) return this.taken(now, now.scanId);
    if (now.bytesReceived < now.bytesTotal) return { offset: now.bytesReceived, scan: null };
    return { offset: now.bytesReceived, scan: scanView(await this.take(now, editor)) };
  }

  /** The chunk was read before; what stands now is read under the lock, so a late sender writes nothing. */
  private append(
    { id, businessNo }: ScanUploadEntity,
    { offset, bytes }: Chunk,
    editor: Editor,
  ): Promise<ScanUploadEntity> {
    return inTransaction(this.dataSource, async (manager) => {
      const row = await holdForPapers(manager, businessNo, editor);
      const upload = await lockUpload(manager, id);
      if (upload === null) throw new Problem(404, 'UPLOAD_NOT_FOUND');
      if (upload.scanId !== null) return upload;
      if (offset !== upload.bytesReceived) throw wrongOffset(upload.bytesReceived);
      if (bytes.length === 0) return upload;
      await this.staged.write(id, offset, bytes);
      upload.bytesReceived = offset + bytes.length;
      await advanceUpload(manager, row, id, upload.bytesReceived);
      return upload;
    });
  }

  private async taken(upload: ScanUploadEntity, scanId: string): Promise<UploadProgressView> {
    const scan = await findScan(this.dataSource.manager, scanId);
    if (scan === null) throw new Problem(404, 'UPLOAD_NOT_FOUND');
    return { offset: upload.bytesReceived, scan: scanView(scan) };
  }

  /** A refused file leaves nothing behind. A failure of ours leaves the bytes: an empty chunk at the end tries again. */
  private async take(upload: ScanUploadEntity, editor: Editor): Promise<ScanEntity> {
    const normalized = await this.normalize(upload);
    const [contentHash, thumbnailHash] = await Promise.all([
      this.files.put(normalized.content),
      this.files.put(normalized.thumbnail),
    ]);
    // A sweep may be taking the same bytes away; it has ended when the row is written (scan-left-store.ts).
    const scan = await inTransaction(this.dataSource, async (manager) => {
      const row = await holdForPapers(manager, upload.businessNo, editor);
      const locked = await lockUpload(manager, upload.id);
      if (locked === null) throw new Problem(404, 'UPLOAD_NOT_FOUND');
      const present = locked.scanId === null ? null : await findScan(manager, locked.scanId);
      if (present !== null) return present;
      const { paper, source } = upload;
      const { contentType, width, height, pages, content } = normalized;
      const added = await addScan(
        manager,
        row,
        {
          paper,
          source,
          contentType,
          contentHash,
          thumbnailHash,
          bytes: content.length,
          width,
          height,
          pages,
          position: await placeOfArrived(manager, row, locked),
        },
        SCANS_PER_CASE_MAX,
      );
      await finishUpload(manager, row, upload.id, added.id);
      return added;
    });
    await Promise.all([
      this.files.put(normalized.content),
      this.files.put(normalized.thumbnail),
      this.staged.remove(upload.id),
    ]);
    return scan;
  }

  /** Bytes that are not as many as were received (a lost disk, two copies of a sender) are asked for again from 0. */
  private async wholeFile({ id, bytesTotal }: ScanUploadEntity): Promise<Buffer> {
    const content = await this.staged.read(id);
    if (content?.length === bytesTotal) return content;
    const reset = await inTransaction(this.dataSource, async (manager) => {
      const upload = await lockUpload(manager, id);
      if (upload === null) throw new Problem(404, 'UPLOAD_NOT_FOUND');
      // Taken by another request meanwhile: asked again, the sender is shown the scan.
      if (upload.scanId !== null) return upload.bytesReceived;
      await this.staged.remove(id);
      await restartUpload(manager, id);
      return 0;
    });
    throw wrongOffset(reset);
  }

  private async normalize(upload: ScanUploadEntity): Promise<NormalizedScan> {
    const row = await findCase(this.dataSource.manager, upload.businessNo);
    const sender = String(row?.unitId);
    try {
      return await this.places.run(async () => {
        const content = await this.wholeFile(upload);
        await this.viruses.requireClean(content);
        return normalizeScan(content, upload.turn, sender);
      }, sender);
    } catch (error) {
      if (!(error instanceof ScanRefused)) throw error;
      throw await this.refused(upload, error);
    }
  }

  /** A file that is no paper is told so by its first bytes, before the rest of it is sent. */
  private async requireKind(upload: ScanUploadEntity, first: Buffer): Promise<void> {
    if (first.length < Math.min(upload.bytesTotal, KIND_BYTES)) return;
    if ((await paperKindOf(first)) === null)
      throw await this.refused(upload, new ScanRefused('SCAN_KIND_UNKNOWN'));
  }

  private async refused(
    { id }: ScanUploadEntity,
    { code, details }: ScanRefused,
  ): Promise<Problem> {
    await refuseUpload(this.dataSource.manager, id);
    await this.staged.remove(id);
    return new Problem(422, code, details);
  }
}

/** 409 tells the sender where the server stands, and he goes on from there. */
function wrongOffset(offset: number): Problem {
  return new Problem(409, 'UPLOAD_OFFSET_WRONG', { offset });
}
